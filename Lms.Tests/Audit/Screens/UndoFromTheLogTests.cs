using Bunit;
using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Features.Audit;

namespace Lms.Tests.Audit.Screens;

public sealed class UndoFromTheLogTests : ScreenTest
{
    const string Allowed = "Undo: Alan Turing allowed Grade submissions for katherine@school.example on Algebra I.";

    [Fact]
    public async Task An_entry_is_undone_where_it_stands_and_offers_it_no_more()
    {
        OpenLog();
        await PressAsync("button", Allowed);
        SoonSays("dialog", Allowed["Undo: ".Length..]);
        await AnswerAsync("Undo");

        SoonSays("alert", "Undone.");
        Soon(() => Assert.Contains("Ada Lovelace undid a change to katherine@school.example on Algebra I: not on the staff any more.", Lines().First()));
        Assert.Empty(Every("button", Allowed));
        Assert.Null(await School.GrantsAsync(School.Katherine));
    }

    [Fact]
    public async Task On_the_history_of_a_course_it_is_the_same()
    {
        Navigation.NavigateTo($"/courses/{School.Algebra}/history");
        Show<CourseHistoryPage>(page => page.Add(p => p.CourseId, School.Algebra));
        await PressAsync("button", Allowed);
        SoonSays("dialog", Allowed["Undo: ".Length..]);
        await AnswerAsync("Undo");

        SoonSays("alert", "Undone.");
        Soon(() => Assert.Contains("Alan Turing undid a change to katherine@school.example on Algebra I", Lines().First()));
    }

    [Fact]
    public async Task What_was_changed_meanwhile_is_said_and_shown()
    {
        OpenLog();
        Soon(() => The("button", Allowed));
        await using (var connection = await School.Database.ConnectAsync()) // behind the back of the open page
            await connection.Query("UPDATE StaffMemberships SET Until = '2027-01-31'").ExecuteNonQueryAsync();
        await PressAsync("button", Allowed);
        SoonSays("dialog", Allowed["Undo: ".Length..]);
        await AnswerAsync("Undo");

        SoonSays("alert", "Something has been changed for katherine@school.example since. Nothing was undone.");
    }

    [Fact]
    public async Task An_open_page_hears_of_what_others_do()
    {
        OpenLog();
        Soon(() => The("button", Allowed));
        _ = (await School.Permissions.SwitchAsync(School.Alan, School.Algebra, PersonRef.To(School.Katherine), Permission.EditCourse, true)).Value;

        Soon(() => Assert.Contains("Alan Turing allowed Edit course for katherine@school.example on Algebra I.", Lines().First()));
        Assert.Empty(Every("button", Allowed));
    }

    [Fact]
    public async Task To_undo_a_suspension_asks_for_a_reason_and_may_be_thought_better_of()
    {
        _ = (await School.Standings.SuspendAsync(School.Ada, School.Grace.AccountId, "On leave")).Value;
        OpenLog();
        await PressAsync("button", "Undo: Ada Lovelace suspended Grace Hopper: On leave");
        SoonSays("dialog", "Reinstate Grace Hopper");
        await AnswerAsync("Cancel");
        Soon(() => Assert.Empty(Every("dialog")));
        Assert.Equal(AccountStatus.Suspended, (await School.AccountAsync(School.Grace.AccountId)).Status);

        await PressAsync("button", "Undo: Ada Lovelace suspended Grace Hopper: On leave");
        await TypeAsync("textbox", "Reason", "The wrong Grace");
        await AnswerAsync("Reinstate");
        SoonSays("alert", "Undone.");
        Soon(() => Assert.Contains("Ada Lovelace reinstated Grace Hopper: The wrong Grace", Lines().First()));
    }

    void OpenLog()
    {
        Become(School.Ada);
        Navigation.NavigateTo("/admin/audit");
        Show<AuditLogPage>();
    }

    IEnumerable<string> Lines() => Every("row").Skip(1).Select(row => row.Words());
}
