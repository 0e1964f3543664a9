using Lms.Data.Shared;

namespace Lms.Web.Features.Enrolments;

/// <summary>What others change while the roster is open appears in it.</summary>
public sealed partial class RosterPage
{
    protected override bool Concerned(IReadOnlyCollection<Change> changes) =>
        changes.Any(change => change.TouchesPeopleOf(CourseId));

    protected override Task ReadAgainAsync() => LoadAsync();
}
