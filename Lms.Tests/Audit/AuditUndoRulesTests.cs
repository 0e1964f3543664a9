using Lms.Data.Audit;
using Lms.Data.Enrolments;
using Lms.Tests.Support;

namespace Lms.Tests.Audit;

public class AuditUndoRulesTests
{
    static readonly DateTime then = TestDatabase.Start.UtcDateTime, now = then.AddHours(1);
    static readonly EnrolmentState there = new("7B", "4711", EnrolmentSource.Staff, 5, then, null);

    static IReadOnlyList<AuditAction>[] Families => [AuditUndoRules.Staff, AuditUndoRules.Places, AuditUndoRules.CourseCreation, AuditUndoRules.Administration, AuditUndoRules.Suspension];

    [Fact]
    public void These_can_be_undone_and_no_others() => Assert.Equal(
        [
            AuditAction.CourseCreationAllowed, AuditAction.CourseCreationDenied, AuditAction.AccountSuspended, AuditAction.AdministratorMade,
            AuditAction.AdministratorEnded, AuditAction.PermissionAllowed, AuditAction.PermissionDenied, AuditAction.PermissionBackToRole,
            AuditAction.RoleGiven, AuditAction.UntilSet, AuditAction.StaffRemoved, AuditAction.StaffCopied,
            AuditAction.Enrolled, AuditAction.Withdrawn, AuditAction.EnrolmentChanged,
        ], Enum.GetValues<AuditAction>().Where(AuditUndoRules.CanUndo));

    [Fact]
    public void Each_of_them_is_of_one_family() => Assert.All(Enum.GetValues<AuditAction>(), action =>
        Assert.InRange(Families.Count(family => family.Contains(action)), AuditUndoRules.CanUndo(action) ? 1 : 0, 1));

    [Theory]
    [InlineData(AuditAction.PermissionAllowed, false)]
    [InlineData(AuditAction.StaffRemoved, false)]
    [InlineData(AuditAction.AdministratorEnded, false)]
    [InlineData(AuditAction.AccountSuspended, false)]
    [InlineData(AuditAction.Enrolled, true)]
    [InlineData(AuditAction.CourseCreationDenied, true)]
    public void What_was_done_to_oneself_is_offered_where_one_may_do_it_to_oneself(AuditAction action, bool offered)
    {
        Assert.Equal(offered, AuditUndoRules.MayOffer(action, own: true));
        Assert.True(AuditUndoRules.MayOffer(action, own: false));
    }

    [Fact]
    public void A_place_that_is_as_the_entry_left_it_goes_back_to_what_it_was()
    {
        var moved = there with { Section = "8A" };
        Assert.Equal(new(2, "Edsger", there, moved), Step(AuditAction.EnrolmentChanged, there, moved, moved));
        Assert.Equal(new(2, "Edsger", null, there), Step(AuditAction.Enrolled, null, there, there));
        var gone = there with { WithdrawnAt = now };
        Assert.Equal(new(2, "Edsger", there, gone), Step(AuditAction.Withdrawn, there, gone, gone));
        Assert.Equal(new(2, "Edsger", gone, there), Step(AuditAction.Enrolled, gone, there, there));
    }

    [Fact]
    public void A_place_that_is_another_by_now_stays()
    {
        var moved = there with { Section = "8A" };
        Assert.Null(Step(AuditAction.EnrolmentChanged, there, moved, null));
        Assert.Null(Step(AuditAction.EnrolmentChanged, there, moved, there));
        Assert.Null(Step(AuditAction.Enrolled, null, there, there with { At = now }));
        Assert.Null(Step(AuditAction.Enrolled, null, there, there with { Source = EnrolmentSource.OneRoster }));
        Assert.Null(Step(AuditAction.Withdrawn, there, there with { WithdrawnAt = now }, there));
    }

    [Fact]
    public void Entries_of_earlier_versions_give_back_a_place_as_of_now_and_take_it_as_a_withdrawal()
    {
        const string old = """{"Section":"7B","StudentNumber":"4711","Source":"Staff"}""";
        var gone = there with { WithdrawnAt = then };
        Assert.Equal(new(2, "Edsger", there with { At = now }, gone), StepOf(AuditAction.Withdrawn, old, null, gone));
        Assert.Null(StepOf(AuditAction.Withdrawn, old, null, there));
        Assert.Equal(new(2, "Edsger", there with { At = now, WithdrawnAt = now }, there), StepOf(AuditAction.Enrolled, null, old, there));
        Assert.Null(StepOf(AuditAction.Enrolled, null, old, gone));
    }

    [Fact]
    public void Nothing_is_made_of_what_cannot_be_read()
    {
        Assert.Null(StepOf(AuditAction.Enrolled, null, "7B", there));
        Assert.Null(PlaceState.Read("{}"));
        Assert.Null(PlaceState.Read("""{"Source":"Nobody"}"""));
    }

    static EnrolmentStep? Step(AuditAction action, EnrolmentState? before, EnrolmentState after, EnrolmentState? present) =>
        StepOf(action, before is null ? null : PlaceState.Of(before).ToString(), PlaceState.Of(after).ToString(), present);

    static EnrolmentStep? StepOf(AuditAction action, string? before, string? after, EnrolmentState? present) => AuditUndoRules.StepOf(
        new AuditEntry { Action = action, PersonId = 2, CourseId = 3, Before = before, After = after }, "Edsger", present, now);
}
