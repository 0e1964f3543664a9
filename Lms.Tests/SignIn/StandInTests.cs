using System.Net;
using Lms.Tests.Support;
using Lms.Web.SignIn.StandIn;
using Microsoft.AspNetCore.Http;

namespace Lms.Tests.SignIn;

/// <summary>The Google of our own, which believes whatever it is told: for this machine alone.</summary>
public sealed class StandInTests(RunningApp app) : IClassFixture<RunningApp>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", "localhost:5080", true)]
    [InlineData("::1", "::1", "[::1]:5080", true)]
    [InlineData("127.0.0.1", "127.0.0.1", "127.0.0.1:5080", true)]
    [InlineData("10.0.0.1", "127.0.0.1", "localhost", false)]
    [InlineData("127.0.0.1", "10.0.0.1", "localhost", false)]
    [InlineData("127.0.0.1", "127.0.0.1", "school.example", false)]
    [InlineData("127.0.0.1", "127.0.0.1", "localhost.school.example", false)]
    [InlineData("127.0.0.1", null, "localhost", false)]
    [InlineData(null, "127.0.0.1", "localhost", false)]
    public void It_answers_who_is_here(string? local, string? remote, string host, bool here) =>
        Assert.Equal(here, StandInGoogle.IsThisMachine(Of(local), Of(remote), new HostString(host)));

    static IPAddress? Of(string? address) => address is null ? null : IPAddress.Parse(address);

    [Theory]
    [InlineData("/dev/google/authorize")]
    [InlineData("/dev/google/userinfo")]
    public async Task Under_another_name_it_is_not_there(string path)
    {
        using var client = app.Visitor();
        Assert.NotEqual(HttpStatusCode.NotFound, (await client.GetAsync(path, Cancel)).StatusCode);
        client.DefaultRequestHeaders.Host = "tunnel.example";
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path, Cancel)).StatusCode);
    }
}
