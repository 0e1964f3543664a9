using Lms.Tests.Support;

namespace Lms.Tests.Enrolments.Screens;

/// <summary>A table from a spreadsheet, and what its columns are taken for.</summary>
public sealed class ColumnTests : EnrolPageTest
{
    const string Headings = "Name;School e-mail;Form", Hedy = "Hedy Lamarr;hedy@school.example;7B", Mary = "Mary Somerville;mary@school.example;7C";

    [Fact]
    public async Task The_columns_are_shown_as_they_were_understood()
    {
        await CheckAsync(Headings, Hedy, Mary);

        SoonSaysOf("Hedy Lamarr", "hedy@school.example", "7B");
        Assert.Equal(("Name", "Email", "Section"), (Chosen("Name"), Chosen("School e-mail"), Chosen("Form")));
        Assert.Contains("This is how the columns are understood.", Stage.Markup);
    }

    [Fact]
    public async Task Another_choice_changes_the_plan_at_once()
    {
        await CheckAsync(Headings, Hedy, Mary);
        await TypeAsync("combobox", "Form", "StudentNumber");
        Soon(() => Assert.Equal("StudentNumber", Chosen("Form")));
        await PressAsync("button", "Enrol 2 people");

        Soon(() => The("heading", "2 people enrolled"));
        var hedy = (await School.PlaceAsync((await School.AccountAsync("hedy@school.example"))!.Id))!;
        Assert.Equal(("", "7B"), (hedy.Section, hedy.StudentNumber));
    }

    [Fact]
    public async Task What_one_column_takes_the_other_loses()
    {
        await CheckAsync(Headings, Hedy, Mary);
        await TypeAsync("combobox", "Form", "Name");

        Soon(() => Assert.Equal(("Ignored", "Name"), (Chosen("Name"), Chosen("Form"))));
        SoonSaysOf("hedy@school.example", "7B");
    }

    [Fact]
    public async Task Without_a_column_of_addresses_it_says_so_and_one_can_still_be_chosen()
    {
        await CheckAsync(Headings, Hedy, Mary);
        await TypeAsync("combobox", "School e-mail", "Ignored");
        SoonSays("alert", "There is no column of email addresses. Say which column holds them, or add one.");
        Assert.Empty(Every("table", "Preview"));
        Assert.Equal("Ignored", Chosen("School e-mail"));

        await TypeAsync("combobox", "School e-mail", "Email");
        SoonSaysOf("Hedy Lamarr", "Will be enrolled");
        Assert.Empty(Every("alert"));
    }

    [Fact]
    public async Task What_is_left_of_a_table_keeps_its_headings()
    {
        await CheckAsync(Headings, Hedy, "Alan Turing;alan@school.example;7C");
        await PressAsync("button", "Enrol 1 person");

        Soon(() => The("heading", "1 person enrolled"));
        Assert.Equal($"{Headings}\nAlan Turing;alan@school.example;7C", LastPut[1]);
    }

    [Fact]
    public async Task Addresses_in_any_form_have_no_columns()
    {
        await CheckAsync("Hedy Lamarr <hedy@school.example>; mary@school.example");
        SoonSaysOf("Hedy Lamarr", "Will be enrolled");
        Assert.Empty(Every("combobox"));
    }

    string? Chosen(string column) => The("combobox", column).GetAttribute("value");
}
