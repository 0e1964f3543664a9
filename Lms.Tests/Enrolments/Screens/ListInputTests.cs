using System.Text;
using Lms.Data.Enrolments;
using Lms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lms.Tests.Enrolments.Screens;

/// <summary>The box, the file, and what is wrong with either.</summary>
public sealed class ListInputTests : EnrolPageTest
{
    [Theory]
    [InlineData(" \n ", "There is nothing in it. Paste some addresses or choose a file.")]
    [InlineData("a@school.example\nb@school.example\nc@school.example\nd@school.example", "This is more than 3 lines. Split it into several lists.")]
    [InlineData("%PDF-1.7", "This isn't a text file. Choose a CSV file, or paste the addresses.")]
    public async Task What_is_wrong_with_a_list_is_said_at_the_box(string list, string sentence)
    {
        LimitTo(lines: 3);
        await CheckAsync(list);

        SoonSays("alert", sentence);
        Assert.Contains(sentence, DescriptionOf(The("textbox", BoxName)));
        Assert.Equal("true", The("textbox", BoxName).GetAttribute("aria-invalid"));
        Assert.Empty(Every("table", "Preview"));
    }

    [Fact]
    public async Task A_mended_list_has_no_problem_any_more_and_a_bad_one_no_preview()
    {
        await CheckAsync("");
        SoonSays("alert", "There is nothing in it.");
        await CheckAsync("hedy@school.example");
        SoonSaysOf("hedy@school.example", "Will be enrolled");
        Assert.Empty(Every("alert"));
        Assert.False(The("textbox", BoxName).HasAttribute("aria-invalid"));

        await CheckAsync("");
        SoonSays("alert", "There is nothing in it.");
        Assert.Empty(Every("table", "Preview"));
    }

    [Fact]
    public async Task More_than_may_be_read_at_once_is_refused_from_the_box_and_from_a_file()
    {
        LimitTo(megabytes: 1);
        var endless = $"hedy@school.example{new string(' ', 1_000_000)}";
        await CheckAsync(endless);
        SoonSays("alert", "This is larger than 1 MB. Split it into several lists.");
        await CheckAsync("hedy@school.example");
        SoonSaysOf("hedy@school.example", "Will be enrolled");

        ChooseFile("class.csv", endless);
        SoonSays("alert", "This is larger than 1 MB. Split it into several lists.");
        Assert.Empty(Every("table", "Preview"));
    }

    [Fact]
    public void A_file_stands_in_the_box_and_is_checked_at_once()
    {
        Open();
        ChooseFile("class.csv", Encoding.Latin1.GetBytes("Name;E-mail\nMaria Göppert;maria@school.example"));

        SoonSaysOf("Maria Göppert", "Will be enrolled");
        Assert.Equal(["#list", "Name;E-mail\nMaria Göppert;maria@school.example", false], LastPut);
    }

    [Fact]
    public void A_spreadsheet_is_refused_with_what_to_do()
    {
        Open();
        ChooseFile("class.csv", "PK\u0003\u0004 xl/workbook.xml");
        SoonSays("alert", "This is a spreadsheet file. In the spreadsheet, choose “Save as” or “Download” and CSV, and choose that file here.");
    }

    [Fact]
    public async Task A_file_too_endlessto_be_shown_is_held_and_can_be_checked_again()
    {
        Open();
        ChooseFile("class.csv", Long("hedy@school.example", "alan@school.example"));
        SoonSaysOf("hedy@school.example", "Will be enrolled");
        Assert.Contains("The file class.csv was read. It is too long to show here, but it counts.", Stage.Markup);
        Assert.Empty(Every("textbox", BoxName));
        Assert.Empty(JSInterop.Invocations["lms.setText"]);

        await PressAsync("button", "Check");
        SoonSaysOf("hedy@school.example", "Will be enrolled");
        await PressAsync("button", "Enrol 1 person");
        Soon(() => The("heading", "1 person enrolled"));
        Assert.Equal(["#list", "alan@school.example", false], LastPut);
        The("textbox", BoxName);
    }

    [Fact]
    public async Task A_file_that_is_taken_out_again_takes_its_preview_with_it()
    {
        Open();
        ChooseFile("class.csv", Long("hedy@school.example"));
        SoonSaysOf("hedy@school.example", "Will be enrolled");
        await PressAsync("button", "Take it out");

        Soon(() => The("textbox", BoxName));
        Assert.Empty(Every("table", "Preview"));
        await CheckAsync("mary@school.example");
        SoonSaysOf("mary@school.example", "Will be enrolled");
        Assert.DoesNotContain("hedy@school.example", Stage.Markup);
    }

    static string Long(params string[] lines) => string.Join('\n', lines.Select(line => $"{line}{new string(' ', 1_000_001)}"));

    void LimitTo(int lines = 100_000, int megabytes = 20)
    {
        var limits = Services.GetRequiredService<IOptions<ImportOptions>>().Value;
        (limits.MaxLines, limits.MaxMegabytes) = (lines, megabytes);
    }
}
