using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;
using static Lms.Tests.Support.Classroom;

namespace Lms.Tests.Enrolments;

public class RosterImportTests
{
    [Fact]
    public async Task Whoever_is_known_is_enrolled_and_whoever_is_not_is_made_pending_with_their_name()
    {
        await using var school = await GatherAsync();

        var report = (await school.Rosters.EnrolAsync(school.Alan, school.Algebra, Rows("edsger@school.example", "Hedy Lamarr <Hedy@school.example>"))).Value;

        Assert.Equal([LineOutcome.EnrolKnown, LineOutcome.EnrolNew], report.Plan.Lines.Select(line => line.Outcome));
        var hedy = (await school.AccountAsync("hedy@school.example"))!;
        Assert.Equal((AccountStatus.Pending, "Hedy Lamarr", "Hedy@school.example", school.Alan.AccountId, Now),
            (hedy.Status, hedy.DisplayName, hedy.Email, hedy.CreatedById, hedy.CreatedAt));
        foreach (var id in (long[])[school.Edsger.AccountId, hedy.Id])
            Assert.Equal(new EnrolmentState("", "", EnrolmentSource.Staff, school.Alan.AccountId, Now, null), await school.PlaceAsync(id));
        Assert.Equal(["Edsger Dijkstra", "Hedy Lamarr"], report.Change.Steps.Select(step => step.Name));
    }

    [Fact]
    public async Task Whoever_came_by_a_list_is_found_in_the_directory()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync("Hedy Lamarr <hedy@school.example>");

        var found = (await school.Database.Get<PermissionQueries>().StaffAsync(school.Alan, school.Algebra, new("lamarr", StaffShow.Everyone, false, 1))).Value;

        Assert.Contains(found.People.Rows, row => row.Address == "hedy@school.example");
    }

    [Fact]
    public async Task A_name_in_a_list_is_only_taken_for_somebody_pending_who_had_none()
    {
        await using var school = await GatherAsync();
        var emmy = await school.ArriveAsync("emmy@school.example");
        _ = await school.EnrolAsync("hedy@school.example", "edsger@school.example", "emmy@school.example");

        foreach (var name in (string[])["Hedy Lamarr", "Somebody Else"])
            _ = await school.EnrolAsync($"{name} <hedy@school.example>", $"{name} <edsger@school.example>", $"{name} <emmy@school.example>");

        Assert.Equal("Hedy Lamarr", (await school.AccountAsync("hedy@school.example"))!.DisplayName);
        Assert.Equal("hedy lamarr hedy@school.example", (await school.AccountAsync("hedy@school.example"))!.SearchText);
        Assert.Equal("Edsger Dijkstra", (await school.AccountAsync(school.Edsger.AccountId)).DisplayName);
        Assert.Equal("", (await school.AccountAsync(emmy.AccountId)).DisplayName);
    }

    [Fact]
    public async Task Whoever_was_withdrawn_comes_back_into_the_section_they_had()
    {
        await using var school = await GatherAsync();
        var hedy = (await school.EnrolRowsAsync(Row("hedy@school.example", "", "7B", "4711"))).Change.Steps[0].AccountId;
        _ = (await school.Enrolments.WithdrawAsync(school.Ada, school.Algebra, [hedy])).Value;
        school.Database.Time.Advance(TimeSpan.FromDays(1));

        var back = await school.EnrolRowsAsync(Row("hedy@school.example"));

        Assert.Equal(LineOutcome.EnrolKnown, back.Plan.Lines[0].Outcome);
        Assert.Equal(new EnrolmentState("7B", "4711", EnrolmentSource.Staff, school.Alan.AccountId, Now.AddDays(1), null), await school.PlaceAsync(hedy));
    }

    [Fact]
    public async Task A_list_tells_new_sections_and_numbers_and_what_it_leaves_out_stays()
    {
        await using var school = await GatherAsync();
        var manager = await school.ManagerAsync();
        var hedy = (await school.EnrolRowsAsync(Row("hedy@school.example", "", "7B", "4711"))).Change.Steps[0].AccountId;
        school.Database.Time.Advance(TimeSpan.FromDays(1));

        _ = (await school.Rosters.EnrolAsync(manager, school.Algebra, [Row("hedy@school.example", "", "7C")])).Value;

        Assert.Equal(new EnrolmentState("7C", "4711", EnrolmentSource.Staff, school.Alan.AccountId, Now, null), await school.PlaceAsync(hedy));
        Assert.Equal((AuditAction.EnrolmentChanged, manager.AccountId), ((await school.AuditAsync())[^1].Action, (await school.AuditAsync())[^1].ActorId));
        _ = await school.EnrolRowsAsync(Row("hedy@school.example", "", "", "4712"));
        Assert.Equal(("7C", "4712"), ((await school.PlaceAsync(hedy))!.Section, (await school.PlaceAsync(hedy))!.StudentNumber));
    }

    [Fact]
    public async Task The_same_list_twice_is_once()
    {
        await using var school = await GatherAsync();
        RosterRow[] rows = [Row("edsger@school.example", "Nobody", "7B"), Row("hedy@school.example", "Hedy Lamarr", "7C", "4711"), Row("HEDY@school.example"), Row("mary@school.example")];
        _ = await school.EnrolRowsAsync(rows);
        var before = await school.Database.DumpAsync();
        school.Database.Time.Advance(TimeSpan.FromDays(1));

        var again = await school.EnrolRowsAsync(rows);

        Assert.Empty(again.Change.Steps);
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task Lines_with_problems_are_left_out_and_the_others_are_carried_out()
    {
        await using var school = await GatherAsync();
        var barbara = await school.ArriveAsync("barbara@school.example");
        await school.SuspendAsync(barbara);

        var report = (await school.Rosters.EnrolAsync(school.Alan, school.Algebra, Rows(
            "alan@school.example", "grace@school.example", "katherine@school.example", "barbara@school.example",
            "hedy@elsewhere.example", "hedy@scool.example", "nobody", "hedy@school.example"))).Value;

        Assert.Equal([Why.OwnerIsNoStudent, Why.StaffIsNoStudent, Why.StaffIsNoStudent, Why.SuspendedStudent, Why.DomainNotAllowed, Why.DomainNotAllowed, Why.AddressNeedsOneAt],
            report.Plan.Lines.Select(line => line.Problem?.Why).OfType<Why>());
        Assert.Equal("hedy@school.example", Assert.Single(report.Change.Steps).Name);
        Assert.Equal(["hedy@school.example"], (await school.RosterAsync()).Students.Rows.Select(row => row.Address));
    }

    [Fact]
    public async Task Administrators_enrol_people_from_anywhere_and_so_can_be_enrolled_themselves()
    {
        await using var school = await GatherAsync();

        var report = (await school.Rosters.EnrolAsync(school.Ada, school.Algebra, Rows("hedy@elsewhere.example", "ada@school.example"))).Value;

        Assert.Equal((1, 1, 0), (report.Plan.Totals.EnrolKnown, report.Plan.Totals.EnrolNew, report.Plan.Totals.Problems));
    }

    [Fact]
    public async Task Every_enrolment_has_its_trace()
    {
        await using var school = await GatherAsync();
        var before = (await school.AuditAsync()).Count;

        var report = await school.EnrolRowsAsync(Row("edsger@school.example", "", "7B"), Row("hedy@school.example", "", "", "4711"));

        var entries = (await school.AuditAsync()).Skip(before).ToList();
        Assert.Equal(report.Change.Steps.Select(step => step.AccountId), entries.Select(entry => entry.PersonId));
        Assert.All(entries, entry => Assert.Equal((AuditAction.Enrolled, school.Alan.AccountId, school.Algebra, Now, null),
            (entry.Action, entry.ActorId, entry.CourseId, entry.At, entry.Before)));
        Assert.Equal([new PlaceState(EnrolmentSource.Staff, "7B", null, Now), new(EnrolmentSource.Staff, null, "4711", Now)], entries.Select(entry => PlaceState.Read(entry.After)!));
    }
}
