using Lms.Data.Audit;
using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;
using static Lms.Tests.Support.Classroom;

namespace Lms.Tests.Audit;

public class PlacesUndoneFromTheLogTests
{
    [Fact]
    public async Task Whoever_was_withdrawn_comes_back_to_the_place_they_had()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolRowsAsync(Row("edsger@school.example", "", "7B", "4711"));
        var before = await school.PlaceAsync(school.Edsger.AccountId);
        school.Database.Time.Advance(TimeSpan.FromDays(1));
        _ = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, [school.Edsger.AccountId])).Value;
        school.Database.Time.Advance(TimeSpan.FromDays(1));

        Assert.Null(await school.UndoLatestAsync(school.Ada));

        Assert.Equal(before! with { ById = school.Ada.AccountId }, await school.PlaceAsync(school.Edsger.AccountId));
        Assert.Equal(AuditAction.EnrolmentUndone, (await school.AuditAsync())[^1].Action);
    }

    [Fact]
    public async Task Whoever_was_enrolled_is_no_student_again_and_a_section_is_what_it_was()
    {
        await using var school = await GatherAsync();
        var edsger = school.Edsger.AccountId;
        _ = await school.EnrolRowsAsync(Row("edsger@school.example", "", "7B"));
        _ = (await school.Enrolments.SetSectionAsync(school.Alan, school.Algebra, [edsger], "8A")).Value;

        Assert.Null(await school.UndoLatestAsync(school.Alan));
        Assert.Equal("7B", (await school.PlaceAsync(edsger))!.Section);
        Assert.Equal(Why.ChangedSince, (await school.UndoAsync(school.Alan, AuditAction.Enrolled))?.Why);

        _ = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, [edsger])).Value;
        var withdrawn = await school.PlaceAsync(edsger);
        _ = await school.EnrolRowsAsync(Row("edsger@school.example"));
        Assert.Null(await school.UndoLatestAsync(school.Alan));
        Assert.Equal(withdrawn, await school.PlaceAsync(edsger));

        _ = await school.EnrolRowsAsync(Row("hedy@school.example"));
        var hedy = (await school.AuditAsync())[^1].PersonId;
        Assert.Null(await school.UndoLatestAsync(school.Alan));
        Assert.Null(await school.PlaceAsync(hedy));
    }

    [Fact]
    public async Task Only_while_nothing_changed_and_only_by_those_who_manage_students()
    {
        await using var school = await GatherAsync();
        var manager = await school.ManagerAsync();
        _ = await school.EnrolRowsAsync(Row("edsger@school.example"));
        var entry = (await school.AuditAsync())[^1].Id;

        Assert.Equal(Why.NeedsManageStudents, (await school.UndoAsync(school.Grace, entry))?.Why);
        Assert.Equal(Why.AdministratorsOnly, (await school.UndoAsync(school.Edsger, entry))?.Why);
        Assert.Null(await school.UndoAsync(manager, entry));
        Assert.Equal(Why.ChangedSince, (await school.UndoAsync(manager, entry))?.Why);
        _ = await school.EnrolRowsAsync(Row("edsger@school.example"));
        var refused = await school.UndoAsync(manager, entry); // a student again, but by another entry
        Assert.Equal((Why.ChangedSince, "Edsger Dijkstra"), (refused?.Why, refused?.Values[0]));

        _ = (await school.Enrolments.LeaveAsync(school.Edsger, school.Algebra)).Value;
        Assert.Equal(Why.CannotUndo, (await school.UndoLatestAsync(manager))?.Why); // who left has left
    }

    [Fact]
    public async Task Who_teaches_the_course_meanwhile_does_not_come_back_as_a_student()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolRowsAsync(Row("edsger@school.example"));
        _ = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, [school.Edsger.AccountId])).Value;
        var entry = (await school.AuditAsync())[^1].Id;
        _ = (await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [Named("edsger@school.example")], Grader)).Value;

        Assert.Equal(Why.StaffIsNoStudent, (await school.UndoAsync(school.Alan, entry))?.Why);
    }

    [Fact]
    public async Task What_an_earlier_version_wrote_is_undone_too()
    {
        await using var school = await GatherAsync();
        var edsger = school.Edsger.AccountId;
        _ = await school.EnrolRowsAsync(Row("edsger@school.example", "", "7B"));
        await AgeAsync(school, AuditAction.Enrolled, null, """'{"Section":"7B","Source":"Staff"}'""");
        Assert.Null(await school.UndoLatestAsync(school.Alan));
        Assert.Equal(("7B", false), ((await school.PlaceAsync(edsger))!.Section, (await school.PlaceAsync(edsger))!.IsEnrolled));

        _ = await school.EnrolRowsAsync(Row("edsger@school.example"));
        _ = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, [edsger])).Value;
        await AgeAsync(school, AuditAction.Withdrawn, """'{"Section":"7B","Source":"Staff"}'""", null);
        Assert.Null(await school.UndoLatestAsync(school.Alan));
        Assert.Equal(("7B", true, EnrolmentSource.Staff), ((await school.PlaceAsync(edsger))!.Section, (await school.PlaceAsync(edsger))!.IsEnrolled, (await school.PlaceAsync(edsger))!.Source));
    }

    static async Task AgeAsync(Cast school, AuditAction action, string? before, string? after)
    {
        await using var connection = await school.Database.ConnectAsync();
        await connection.Query($"UPDATE AuditEntries SET Before = {before ?? "NULL"}, After = {after ?? "NULL"} WHERE Action = {(int)action}").ExecuteNonQueryAsync();
    }
}
