using Bunit;
using Lms.Data.Audit;
using Lms.Tests.Support;
using Lms.Web.Features.Audit;

namespace Lms.Tests.Audit.Screens;

public sealed class AuditLogPageTests : ScreenTest
{
    [Fact]
    public void Everything_that_happened_is_a_line_the_latest_first()
    {
        Open();

        Soon(() => Assert.Contains("25 Nov 2026 09:00 Alan Turing allowed Grade submissions for katherine@school.example on Algebra I.", Lines().First()));
        Assert.Empty(Every("navigation", "Pages"));
        Assert.Equal("/admin/audit.csv", The("link", "Export CSV").GetAttribute("href"));
    }

    [Fact]
    public async Task A_kind_and_days_are_chosen_and_kept_in_the_address()
    {
        Open("?before=4711");
        await TypeAsync("combobox", "Kind", nameof(AuditAction.RoleGiven));
        Assert.EndsWith("?action=rolegiven", Navigation.Uri, StringComparison.Ordinal);
        await TypeAsync("textbox", "From", "2026-11-25");
        Assert.EndsWith("?action=rolegiven&from=2026-11-25", Navigation.Uri, StringComparison.Ordinal);
        await TypeAsync("textbox", "To", "2026-11-26");
        Assert.EndsWith("&to=2026-11-26", Navigation.Uri, StringComparison.Ordinal);

        Soon(() => Assert.Contains("Alan Turing gave Grace Hopper the role Grader on Algebra I.", Assert.Single(Lines())));
        Assert.EndsWith("audit.csv?action=rolegiven&from=2026-11-25&to=2026-11-26", The("link", "Export CSV").GetAttribute("href"), StringComparison.Ordinal);
        await TypeAsync("combobox", "Kind", "");
        Assert.DoesNotContain("action", Navigation.Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?action=nonsense&from=yesterday&to=2026-02-30&person=-1&course=x&actor=99999999999999999999&before=")]
    [InlineData("?from=0001-01-01&to=9999-12-31")]
    [InlineData("?action=4711")]
    public void What_makes_no_sense_counts_as_not_said(string query)
    {
        Open(query);
        Soon(() => Assert.True(Lines().Count() > 5));
    }

    [Fact]
    public async Task Whom_and_what_it_is_narrowed_to_is_shown_and_taken_off()
    {
        Open($"?person={School.Katherine}&actor={School.Alan.AccountId}&course={School.Algebra}");
        Soon(() => The("button", "Done to katherine@school.example"));
        The("button", "Done by Alan Turing");
        await PressAsync("button", "On Algebra I");
        Assert.EndsWith($"?person={School.Katherine}&actor={School.Alan.AccountId}", Navigation.Uri, StringComparison.Ordinal);
        await PressAsync("button", "Done to katherine@school.example");
        Assert.EndsWith($"?actor={School.Alan.AccountId}", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Older_entries_are_one_step_away_and_the_latest_too()
    {
        await School.WriteAsync(School.Grace, 60, AuditAction.CourseLeft, courseId: School.Algebra);
        Open("?action=courseleft");
        Soon(() => Assert.Equal(50, Lines().Count()));
        Assert.True(The("button", "Latest").HasAttribute("disabled"));
        await PressAsync("button", "Older");
        Soon(() => Assert.Equal(10, Lines().Count()));
        Assert.True(The("button", "Older").HasAttribute("disabled"));
        await PressAsync("button", "Latest");
        Soon(() => Assert.Equal(50, Lines().Count()));
        Assert.EndsWith("?action=courseleft", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_found_is_said()
    {
        Open("?from=2030-01-01");
        Soon(() => Assert.Contains("Nothing yet.", Stage.Markup));
    }

    [Fact]
    public void Others_read_none_of_it()
    {
        Show<AuditLogPage>();
        SoonSays("alert", "Only administrators may do this.");
        Assert.DoesNotContain("Grace", Stage.Markup, StringComparison.Ordinal);
    }

    void Open(string query = "")
    {
        Become(School.Ada);
        Navigation.NavigateTo($"/admin/audit{query}");
        Show<AuditLogPage>();
    }

    IEnumerable<string> Lines() => Every("row").Skip(1).Select(row => row.Words());
}
