using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using Lms.Data.Storage;
using Lms.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lms.Tests.Architecture;

/// <summary>The log of the server is read by others than the log of the school: it speaks of numbers, never of names or addresses.</summary>
public sealed partial class LogLinesTests
{
    const BindingFlags Any = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public;

    // Words of the product's own, each looked at: what a mail server answered, as a code; the kind of a fault.
    static readonly string[] texts = ["Postman.LogNotSent(reason)", "RefusedRequests.LogHandshake(fault)"];

    static readonly string[] projects = ["Lms.Data", "Lms.Web"];

    [Fact]
    public void Every_line_is_declared_and_holds_nothing_but_numbers_and_known_words()
    {
        var lines = new[] { typeof(LmsStore).Assembly, typeof(Program).Assembly }
            .SelectMany(assembly => assembly.GetTypes()).SelectMany(type => type.GetMethods(Any))
            .Where(method => method.IsDefined(typeof(LoggerMessageAttribute))).ToList();
        Assert.NotEmpty(lines);

        var odd = lines.SelectMany(line => line.GetParameters().Where(IsText)
            .Select(parameter => $"{line.DeclaringType!.Name}.{line.Name}({parameter.Name})"));
        Assert.Equal(texts, odd.Order());
    }

    [Fact]
    public void No_line_is_written_in_any_other_way()
    {
        var sources = projects
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.*", SearchOption.AllDirectories))
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        Assert.DoesNotContain(sources, file => DirectCall().IsMatch(File.ReadAllText(file)));
    }

    [Fact]
    public async Task Whoever_signs_in_is_refused_or_is_searched_for_is_not_named_in_it()
    {
        await using var app = new TalkativeApp();
        using var alan = await app.SignInAsync("alan@school.example");
        _ = await alan.GetFollowedAsync("/courses/1/staff?search=katherine%40school.example");
        _ = await alan.GetFollowedAsync("/no/such/page/katherine%40school.example");
        using (var grace = app.Arrive())
        using (var lured = app.Arrive())
            _ = await lured.GetFollowedAsync(await grace.ComeBackFromGoogleAsync("grace@school.example"));

        Assert.NotEmpty(app.Lines);
        Assert.DoesNotContain(app.Lines, line => line.Contains("school.example", StringComparison.OrdinalIgnoreCase)
            || line.Contains("Turing", StringComparison.Ordinal) || line.Contains("Hopper", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_tries_to_get_round_a_guard_stands_in_it_once_within_a_minute()
    {
        await using var app = new TalkativeApp();
        using var alan = await app.SignInAsync("alan@school.example");
        var number = (await app.ActorAsync("alan@school.example")).AccountId;
        for (var times = 0; times < 3; times++)
        {
            using var form = new FormUrlEncodedContent([new("returnUrl", "/")]);
            _ = await alan.PostAsync("/sign-out", form);
            using var foreign = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
            foreign.Headers.Add("Origin", "https://elsewhere.example");
            _ = await alan.SendAsync(foreign);
            using var stranger = app.Arrive();
            _ = await stranger.GetFollowedAsync("/signin-google?code=abc&state=forged");
        }

        Assert.Single(app.Lines, line => line.StartsWith($"A request was refused with 400; account {number}", StringComparison.Ordinal));
        Assert.Single(app.Lines, line => line.StartsWith($"A request was refused with 403; account {number}", StringComparison.Ordinal));
        Assert.Single(app.Lines, line => line.StartsWith("A sign-in with Google was not finished: ", StringComparison.Ordinal));
    }

    static bool IsText(ParameterInfo parameter) =>
        parameter.ParameterType is { IsPrimitive: false, IsEnum: false } type
        && type != typeof(TimeSpan) && !typeof(Exception).IsAssignableFrom(type);

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(")]
    private static partial Regex DirectCall();

    /// <summary>The product, with its log as the settings beside it have it.</summary>
    sealed class TalkativeApp : RunningApp
    {
        public ConcurrentBag<string> Lines { get; } = [];

        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["Logging:LogLevel:Default"] = "Information" };

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(provider => new Listener(this)));
        }

        sealed class Listener(TalkativeApp app) : ILoggerProvider, ILogger
        {
            public ILogger CreateLogger(string categoryName) => this;

            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                app.Lines.Add($"{formatter(state, exception)} {exception}");

            public void Dispose()
            {
                // it holds nothing
            }
        }
    }
}
