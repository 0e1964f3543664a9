using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Support;

/// <summary>The demo school, in which the framework tells how many circuits came alive and ended.</summary>
public sealed class SchoolWithCountedPages : RunningApp
{
    public Counter Pages { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<CircuitHandler>(Pages));
    }

    public sealed class Counter : CircuitHandler
    {
        int opened;
        int closed;

        public int Opened => opened;

        public int Closed => closed;

        public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref opened);
            return Task.CompletedTask;
        }

        public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref closed);
            return Task.CompletedTask;
        }
    }
}
