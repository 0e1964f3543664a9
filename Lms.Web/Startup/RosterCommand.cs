using System.CommandLine;
using System.Globalization;
using Lms.Data.Accounts;
using Lms.Data.Enrolments;
using Lms.Data.Enrolments.OneRoster;
using Lms.Data.Shared;
using Lms.Web.Features.Enrolments;
using Lms.Web.Shared;

namespace Lms.Web.Startup;

/// <summary>
/// <c>roster import PATH</c>: a OneRoster package from the command line, for a time-table of the machine's. What was done goes to standard
/// output, a line for each that couldn't be to standard error.
/// </summary>
static class RosterCommand
{
    internal static Command Import(
        Say say, Func<Func<IServiceProvider, LmsSettings, CancellationToken, Task<int>>, CancellationToken, Task<int>> preparedAsync)
    {
        var path = new Argument<string>("PATH") { Description = say["Command.Path"] };
        var dryRun = new Option<bool>("--dry-run") { Description = say["Command.DryRun"] };
        var actsAs = new Option<string?>("--as") { Description = say["Command.As"], HelpName = "ADDRESS" };
        var withdrawMany = new Option<bool>("--withdraw-many") { Description = say["Command.WithdrawMany"] };
        var command = new Command("import", say["Command.Import"]) { path, dryRun, actsAs, withdrawMany };
        command.SetAction((given, cancel) => preparedAsync(
            (services, settings, stop) => ImportAsync(
                services, settings, say, new(given.GetRequiredValue(path), given.GetValue(dryRun), given.GetValue(actsAs), given.GetValue(withdrawMany)), stop),
            cancel));
        return command;
    }

    sealed record Wish(string Path, bool DryRun, string? As, bool WithdrawMany);

    static async Task<int> ImportAsync(IServiceProvider services, LmsSettings settings, Say say, Wish wish, CancellationToken cancel)
    {
        var actor = await ActorAsync(services, settings, wish, cancel);
        if (!actor.Succeeded)
            return Commands.Refuse(say.Of(actor.Problem!));
        if (await ReadAsync(wish.Path, settings.Import, cancel) is not { } package)
            return Commands.Refuse(say["Command.NoSuchPath", wish.Path]);
        if (!package.Succeeded)
            return Commands.Refuse(say.Of(package.Problem!));

        var plan = wish.DryRun
            ? await services.GetRequiredService<OneRosterQueries>().CheckAsync(actor.Value, package.Value, cancel)
            : await services.GetRequiredService<OneRosterImport>().ApplyAsync(actor.Value, package.Value, wish.WithdrawMany, cancel: cancel);
        if (!plan.Succeeded)
            return Refuse(say, plan.Problem!);

        Tell(say, plan.Value.Totals, wish.DryRun);
        foreach (var line in plan.Value.Problems)
            Console.Error.WriteLine(say["Command.Line", line.File, line.Line.ToString(CultureInfo.InvariantCulture), line.SourcedId, say.Of(line.Problem)]);
        return wish is { DryRun: true, WithdrawMany: false } && plan.Value.TooManyWithdrawals is { } problem ? Refuse(say, problem)
            : plan.Value.Problems.Count > 0 ? Commands.PartDone
            : Commands.AllDone;
    }

    static async Task<Result<Actor>> ActorAsync(IServiceProvider services, LmsSettings settings, Wish wish, CancellationToken cancel)
    {
        var address = settings.Administrators is [var first, ..] ? first : null;
        if (wish.As is not null)
        {
            var parsed = EmailAddress.Parse(wish.As);
            if (!parsed.Succeeded)
                return parsed.Problem!;
            address = parsed.Value;
        }

        return await services.GetRequiredService<AccountQueries>().AdministratorAsync(address, cancel);
    }

    static async Task<Result<OneRosterPackage>?> ReadAsync(string path, ImportOptions limits, CancellationToken cancel)
    {
        try
        {
            if (Directory.Exists(path))
                return await OneRosterFiles.ReadFolderAsync(path, limits, cancel);
            await using var zip = File.OpenRead(path);
            return await OneRosterFiles.ReadZipAsync(zip, limits, cancel);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    static int Refuse(Say say, Problem problem)
    {
        var sentence = say.Of(problem);
        return Commands.Refuse(problem.Why == Why.TooManyWithdrawals ? $"{sentence} {say["Command.MeanIt"]}" : sentence);
    }

    static void Tell(Say say, OneRosterTotals totals, bool wouldBe)
    {
        Console.WriteLine(say[totals.ChangesNothing ? "Command.Same" : wouldBe ? "Command.WouldImport" : "Command.Imported"]);
        foreach (var (key, count) in OneRosterWords.Of(totals))
            Console.WriteLine($"  {say[key, count]}");
    }
}
