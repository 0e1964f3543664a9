using Lms.Data.Enrolments.OneRoster;

namespace Lms.Web.Features.Enrolments;

/// <summary>What a plan comes to, in the same words on the page and on the command line.</summary>
static class OneRosterWords
{
    /// <summary>The texts to say, each with its count; what there is nothing of is left out.</summary>
    internal static IEnumerable<(string Key, int Count)> Of(OneRosterTotals totals) => new (string Key, int Count)[]
    {
        ("Command.NewCourses", totals.NewCourses), ("Command.ChangedCourses", totals.ChangedCourses),
        ("Command.NewPeople", totals.NewPeople), ("Command.DescribedPeople", totals.DescribedPeople),
        ("Command.CorrectedAddresses", totals.CorrectedAddresses),
        ("Command.Enrolled", totals.Enrolled), ("Command.RolesGiven", totals.RolesGiven),
        ("Command.Withdrawn", totals.Withdrawn), ("Command.StaffRemoved", totals.StaffRemoved),
        ("Command.StayWithdrawn", totals.StayWithdrawn), ("Command.Skipped", totals.Skipped), ("Command.Problems", totals.Problems),
    }.Where(line => line.Count > 0);
}
