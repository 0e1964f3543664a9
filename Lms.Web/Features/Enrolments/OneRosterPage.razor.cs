using Lms.Data.Enrolments;
using Lms.Data.Enrolments.OneRoster;
using Lms.Data.Shared;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.Enrolments;

/// <summary>A OneRoster package from an administrator: read, planned, and carried out once the button is pressed.</summary>
public sealed partial class OneRosterPage
{
    // A package has nine files; whoever chooses a whole folder may have more in it.
    const int MostFiles = 100;

    bool reading, done, withdrawMany, showPlan;
    Problem? problem;
    OneRosterPackage? package;
    OneRosterPlan? plan;
    IReadOnlyDictionary<long, string> names = new Dictionary<long, string>();
    WorkInProgress? work;

    [Inject] OneRosterQueries Queries { get; set; } = null!;

    [Inject] OneRosterImport Import { get; set; } = null!;

    [Inject] IOptions<ImportOptions> Limits { get; set; } = null!;

    [Inject] CurrentActor Current { get; set; } = null!;

    [Inject] Browser Browser { get; set; } = null!;

    [Inject] Messages Messages { get; set; } = null!;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!showPlan)
            return;
        showPlan = false;
        await Browser.ShowAsync("#office-plan");
    }

    async Task CheckAsync(InputFileChangeEventArgs chosen)
    {
        (reading, done, withdrawMany, plan, problem) = (true, false, false, null, null);
        var files = chosen.FileCount > MostFiles ? [] : chosen.GetMultipleFiles(MostFiles);
        var read = await Task.Run(() => ReadAsync(files));
        var planned = read.Succeeded ? await Task.Run(async () => await Queries.CheckAsync(await Current.GetAsync(), read.Value)) : read.Problem!;
        reading = false;
        problem = planned.Problem;
        if (!planned.Succeeded)
            return;
        (package, plan) = (read.Value, planned.Value);
        var called = await Queries.NamesAsync(await Current.GetAsync(), [.. plan.Withdrawals.Select(w => w.Place.AccountId), .. plan.Removals.Select(r => r.AccountId)]);
        names = called.Succeeded ? called.Value : names;
        showPlan = true;
    }

    async Task<Result<OneRosterPackage>> ReadAsync(IReadOnlyList<IBrowserFile> files)
    {
        var limits = Limits.Value;
        if (files.Sum(file => file.Size) > limits.OneRosterBytes)
            return new Problem(Why.OneRosterTooLarge, limits.OneRosterMegabytes);
        if (files is not [var zip] || !zip.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            return await OneRosterFiles.ReadAsync(
                files.DistinctBy(file => file.Name).ToDictionary(file => file.Name, file => (Func<Stream>)(() => file.OpenReadStream(limits.OneRosterBytes))), limits);
        await using var stream = zip.OpenReadStream(limits.OneRosterBytes);
        return await OneRosterFiles.ReadZipAsync(stream, limits);
    }

    async Task ApplyAsync()
    {
        var applied = await work!.RunAsync(async (progress, cancel) => await Import.ApplyAsync(await Current.GetAsync(), package!, withdrawMany, progress, cancel));
        if (applied is null)
        {
            Messages.Tell(Say["Command.Cancelled"]);
            return;
        }

        problem = applied.Problem;
        if (applied.Succeeded)
            (plan, package, done) = (applied.Value, null, true);
    }
}
