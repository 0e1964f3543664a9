using Lms.Tests.Support;
using static Lms.Tests.Support.Classroom;

namespace Lms.Tests.Enrolments.Screens;

/// <summary>What will happen, line by line, before anything does.</summary>
public sealed class PreviewTests : EnrolPageTest
{
    [Fact]
    public async Task Every_line_says_what_it_comes_to_and_nothing_is_written()
    {
        await School.EnrolRowsAsync(Row("mary@school.example", "Mary Somerville"), Row("joan@school.example", "Joan Clarke"));
        _ = (await School.Enrolments.WithdrawAsync(School.Alan, School.Algebra, [(await School.AccountAsync("joan@school.example"))!.Id])).Value;
        var barbara = await School.ArriveAsync("barbara@school.example", "Barbara Liskov");
        await School.SuspendAsync(barbara);
        var before = await School.Database.DumpAsync();
        await CheckAsync("Hedy Lamarr <hedy@school.example>", "edsger@school.example", "joan@school.example", "mary@school.example", "HEDY@school.example",
            "hedy@elsewhere.example", "alan@school.example", "grace@school.example", "barbara@school.example", "a@b@c", "jean@schol.example");

        SoonSaysOf("hedy@school.example", "Hedy Lamarr", "Will be enrolled and find the course at their first sign-in", "Pending");
        SoonSaysOf("Edsger Dijkstra", "edsger@school.example", "Will be enrolled");
        SoonSaysOf("Joan Clarke", "Will be enrolled", "Pending");
        SoonSaysOf("Mary Somerville", "Already enrolled");
        SoonSaysOf("HEDY@school.example", "Same as line 1");
        SoonSaysOf("hedy@elsewhere.example", "You can't add people at elsewhere.example. Allowed: school.example.");
        SoonSaysOf("alan@school.example", "Alan Turing owns this course and can't also be its student.");
        SoonSaysOf("grace@school.example", "Grace Hopper is on the staff of this course. Remove them from the staff first.");
        SoonSaysOf("barbara@school.example", "Barbara Liskov is suspended. An administrator has to reinstate them first.");
        SoonSaysOf("a@b@c", "An email address has one @ with something on both sides");
        SoonSaysOf("jean@schol.example", "Did you mean jean@school.example");
        SoonSays("status", "2 known · 1 new, pending until they sign in · 1 already enrolled · 1 repeated · 6 with a problem");
        The("button", "Enrol 3 people");
        Assert.Contains("6 lines with problems stay in the box to be mended.", Stage.Markup);
        Assert.Equal("#preview", JSInterop.Invocations["lms.show"][^1].Arguments[0]);
        Assert.Equal(before, await School.Database.DumpAsync());
    }

    [Fact]
    public async Task Details_that_a_list_adds_are_said_and_carried_out()
    {
        await School.EnrolRowsAsync(Row("mary@school.example", "Mary Somerville", "7B"));
        await CheckAsync("Mail,Section", "mary@school.example,7C");

        SoonSaysOf("Mary Somerville", "7C", "Enrolled; details change");
        await PressAsync("button", "Update 1 person");
        Soon(() => The("heading", "No one enrolled"));
        SoonSays("listitem", "1 with new details");
        Assert.Equal("7C", (await School.PlaceAsync((await School.AccountAsync("mary@school.example"))!.Id))!.Section);
    }

    [Fact]
    public async Task A_list_without_anybody_to_enrol_has_no_button()
    {
        await School.EnrolAsync("mary@school.example");
        await CheckAsync("mary@school.example", "alan@school.example");

        Soon(() => Assert.Contains("There is nobody to enrol in this list.", Stage.Markup));
        Assert.DoesNotContain(Every("button"), button => ByRole.NameOf(button).StartsWith("Enrol", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_suggestion_is_used_by_its_button()
    {
        await CheckAsync("hedy@schol.example", "mary@school.example");
        await PressAsync("button", "hedy@school.example");

        SoonSaysOf("hedy@school.example", "Will be enrolled");
        await PressAsync("button", "Enrol 2 people");
        Soon(() => The("heading", "2 people enrolled"));
        Assert.NotNull(await School.AccountAsync("hedy@school.example"));
        Assert.Null(await School.AccountAsync("hedy@schol.example"));
    }

    [Fact]
    public async Task Quick_clicks_on_many_suggestions_each_count()
    {
        string[] names = [.. Enumerable.Range(0, 20).Select(i => $"pupil{i}")];
        await CheckAsync([.. names.Select(name => $"{name}@schol.example"), "mary@school.example"]);
        Soon(() => The("button", "Enrol 1 person"));

        await Task.WhenAll(names.Select(name => PressAsync("button", $"{name}@school.example")));

        Soon(() => The("button", "Enrol 21 people"));
        Assert.Empty(Every("button", "pupil0@school.example"));
    }

    [Fact]
    public async Task An_address_that_only_looks_like_a_slip_is_kept_by_its_button()
    {
        Become(School.Ada);
        await CheckAsync("hedy@schol.example", "mary@school.example");
        SoonSaysOf("hedy@schol.example", "This looks like a slip of the keyboard.");
        await PressAsync("button", "Keep hedy@schol.example");

        SoonSaysOf("hedy@schol.example", "Will be enrolled");
        await PressAsync("button", "Enrol 2 people");
        Soon(() => The("heading", "2 people enrolled"));
        Assert.NotNull(await School.AccountAsync("hedy@schol.example"));
    }

    [Fact]
    public async Task All_slips_are_mended_at_once()
    {
        await CheckAsync("hedy@schol.example", "jean@schol.example", "mary@school.example", "a@b@c");
        await PressAsync("button", "Mend all 2 slips");

        Soon(() => The("button", "Enrol 3 people"));
        Assert.Empty(Every("button", "Mend all 2 slips"));
        Assert.Contains("1 line with a problem stays in the box to be mended.", Stage.Markup);
    }

    [Fact]
    public async Task Only_the_problems_can_be_looked_at_and_a_mended_last_one_shows_all_again()
    {
        await CheckAsync([.. Enumerable.Range(0, 60).Select(i => $"pupil{i}@school.example"), "hedy@schol.example"]);
        Soon(() => Assert.Equal(51, The("table", "Preview").EveryOf("row").Count()));
        await PressAsync("button", "Next");
        Soon(() => Assert.Equal(12, The("table", "Preview").EveryOf("row").Count()));
        await TypeAsync("radio", "Problems (1)", true);
        Soon(() => Assert.Equal(2, The("table", "Preview").EveryOf("row").Count()));

        await PressAsync("button", "hedy@school.example");
        Soon(() => Assert.Equal(51, The("table", "Preview").EveryOf("row").Count()));
        Assert.Empty(Every("radiogroup"));
        The("button", "Enrol 61 people");
    }
}
