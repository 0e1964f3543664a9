using System.CommandLine;
using System.Globalization;
using Lms.Data;
using Lms.Data.Accounts;
using Lms.Data.Enrolments.Turns;
using Lms.Data.Storage;
using Lms.Web.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Lms.Web.Startup;

/// <summary>What the program does instead of serving, with the settings of the server and beside it.</summary>
static class Commands
{
    internal const int AllDone = 0, NothingDone = 1, PartDone = 2;

    const string Roster = "roster";

    // Settings on the command line begin with a dash or have a value; anything else is a command, or meant to be one.
    internal static bool Asked(string[] args) =>
        args is ["--help" or "-h" or "-?" or "--version", ..] || (args is [[not ('-' or '/'), ..] first, ..] && !first.Contains('=', StringComparison.Ordinal));

    internal static async Task<int> RunAsync(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddLocalization().AddSingleton<Say>();
        await using var texts = builder.Services.BuildServiceProvider();
        var say = texts.GetRequiredService<Say>();

        var command = new RootCommand(say["Command.Lms"])
        {
            new Command(Roster, say["Command.Roster"]) { RosterCommand.Import(say, (work, cancel) => PreparedAsync(builder, say, work, cancel)) },
        };
        return await command.Parse(args).InvokeAsync();
    }

    // The database as a start of the server would leave it, and the settings' administrators in it.
    static async Task<int> PreparedAsync(
        WebApplicationBuilder builder, Say say, Func<IServiceProvider, LmsSettings, CancellationToken, Task<int>> work, CancellationToken cancel)
    {
        var settings = LmsSettings.Read(builder.Configuration, builder.Environment, serving: false);
        if (settings.Faults.Count > 0)
            return Refusal.ToStart(settings.Faults, say["Command.NothingDone"]);
        builder.Services.AddLmsData(settings.ConnectionString, settings.StoragePath, settings.TimeZone)
            .AddSingleton(Options.Create(settings.SignIn)).AddSingleton(Options.Create(settings.Import));
        await using var services = builder.Services.BuildServiceProvider();
        try
        {
            await services.GetRequiredService<LmsDatabase>().PrepareAsync(cancel);
            var left = await services.GetRequiredService<ImportTakeBack>().SweepAsync(cancel);
            var administrators = await services.GetRequiredService<AccountService>().EnsureAdministratorsAsync(settings.Administrators, cancel);
            return (left.Problem ?? administrators.Problem) is { } problem
                ? Refuse(say.Of(problem))
                : await work(services, settings, cancel);
        }
        catch (SqliteException exception)
        {
            return Refuse(say["Command.Database", exception.Message]);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Refuse(say["Command.Cancelled"]);
        }
    }

    internal static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return NothingDone;
    }
}
