using Lms.Tests.Support;
using Lms.Web.Circuits;

namespace Lms.Tests.Circuits;

/// <summary>What a circuit takes in, and what it lets out.</summary>
public sealed class MessagesTests(RunningApp development, BehindAProxy production)
    : IClassFixture<RunningApp>, IClassFixture<BehindAProxy>
{
    const string Own = "https://lms.school.example", Inside = "at Microsoft.JSInterop";

    [Fact]
    public async Task A_message_longer_than_any_text_ends_the_connection_and_one_just_shorter_does_not()
    {
        using var grace = await RawBrowser.OfAsync(development, "grace@school.example");
        await using var circuit = await StartAsync(grace, development.Address.ToString());
        await CallAsync(circuit, new string('a', CircuitsStartup.LongestMessage - 1024));
        Assert.True(await RawCircuit.SoonAsync(() => circuit.Answers.Count == 1));
        Assert.False(circuit.Closed.IsCompleted);
        await CallAsync(circuit, new string('a', CircuitsStartup.LongestMessage));
        await circuit.Closed.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Single(circuit.Answers);
    }

    [Fact]
    public async Task In_Production_nobody_is_told_what_went_wrong_inside_and_in_Development_one_is()
    {
        using var outside = await RawBrowser.OfAsync(production, "grace@school.example") with
        {
            Origin = Own,
            Headers = BehindAProxy.Forwards(Own),
        };
        Assert.DoesNotContain(Inside, await FaultAsync(outside, Own + "/"), StringComparison.Ordinal);
        using var inside = await RawBrowser.OfAsync(development, "grace@school.example");
        Assert.Contains(Inside, await FaultAsync(inside, development.Address.ToString()), StringComparison.Ordinal);
    }

    static async Task<string> FaultAsync(RawBrowser browser, string address)
    {
        await using var circuit = await StartAsync(browser, address);
        await CallAsync(circuit, "a");
        Assert.True(await RawCircuit.SoonAsync(() => circuit.Answers.Count == 1));
        var (succeeded, answer) = circuit.Answers.Single();
        Assert.False(succeeded);
        return answer;
    }

    static async Task<RawCircuit> StartAsync(RawBrowser browser, string address)
    {
        var circuit = await RawCircuit.ConnectAsync(browser);
        await circuit.StartAsync(await browser.PageAsync(), address);
        Assert.True(await circuit.DrawsAsync("My courses"));
        return circuit;
    }

    static Task CallAsync(RawCircuit circuit, string text) =>
        circuit.SendAsync("BeginInvokeDotNetFromJS", "1", "Lms.Web", "NoSuchMethod", 0L, $"[\"{text}\"]");
}
