using Lms.Web.Startup;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Web.Circuits;

static class CircuitsStartup
{
    // In bytes: the longest text of a box comes whole with each letter, in any script.
    internal const int LongestMessage = 256 * 1024;

    internal static void AddCircuits(this WebApplicationBuilder builder, LmsSettings settings)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(circuit =>
        {
            circuit.DisconnectedCircuitRetentionPeriod = OpenCircuits.Kept;
            // OpenCircuits bounds it for each person: by one bound for all, one pushes out what another comes back to.
            circuit.DisconnectedCircuitMaxRetained = int.MaxValue;
            circuit.DetailedErrors = builder.Environment.IsDevelopment();
        }).AddHubOptions(hub =>
        {
            hub.MaximumReceiveMessageSize = LongestMessage;
            hub.AddFilter<CircuitFilter>();
        });
        builder.Services.AddSingleton<Farewell>().AddSingleton<CircuitFilter>().AddSingleton<CircuitGuard>();
        builder.Services.AddSingleton(new CircuitLimits(settings.PagesPerPerson, settings.PagesPerAddress))
            .AddSingleton<OpenCircuits>();
    }

    internal static void UseCircuits(this WebApplication app) =>
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments("/_blazor"), blazor => blazor.UseMiddleware<CircuitGuard>());
}
