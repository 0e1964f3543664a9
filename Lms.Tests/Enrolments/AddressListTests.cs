using Lms.Data.Enrolments;
using Lms.Data.Shared;

namespace Lms.Tests.Enrolments;

/// <summary>Addresses as people paste them.</summary>
public class AddressListTests
{
    const string Two = "Ada Lovelace <ada@school.example>|Alan Turing <alan@school.example>";

    [Theory]
    [InlineData("Lovelace, Ada <ada@school.example>; Turing, Alan <alan@school.example>")]
    [InlineData("Ada Lovelace <ada@school.example>, Alan Turing <alan@school.example>,")]
    [InlineData("\"Lovelace, Ada\" <ada@school.example>, \"Turing, Alan\" <alan@school.example>")]
    [InlineData("“Lovelace, Ada” <ada@school.example>; “Turing, Alan” <alan@school.example>")]
    [InlineData("To: 'Lovelace, Ada' <ada@school.example>; 'Turing, Alan' <alan@school.example>")]
    [InlineData("Lovelace, Ada <ada@school.example>, Turing, Alan <alan@school.example>")]
    [InlineData("Ada Lovelace<ada@school.example>Alan Turing<alan@school.example>")]
    [InlineData("Ada Lovelace <ada@school.example; Alan Turing <alan@school.example>")]
    [InlineData("Ada Lovelace ada@school.example\nAlan Turing: alan@school.example")]
    [InlineData("ada@school.example (Ada Lovelace)\nalan@school.example - Alan Turing")]
    [InlineData("1. Ada Lovelace ada@school.example\n2) Alan Turing alan@school.example")]
    [InlineData("• Ada Lovelace – ada@school.example\r\n* Alan Turing -> alan@school.example")]
    [InlineData("Ada Lovelace, ada@school.example; Alan Turing,alan@school.example")]
    [InlineData("ada@school.example, Ada Lovelace; alan@school.example\tAlan Turing")]
    [InlineData("Ada Lovelace\tada@school.example\n\nAlan Turing|alan@school.example")]
    [InlineData("Ada Lovelace ada@school.example<mailto:ada@school.example>\nAlan Turing <mailto:alan@school.example?subject=Hi>")]
    [InlineData("ada@school.example <Ada Lovelace>; Alan Turing alan@school.example <alan@school.example>")]
    public void Names_are_read_from_wherever_mail_programs_write_them(string pasted) =>
        Assert.Equal(Two, string.Join('|', Read(pasted).Select(row => $"{row.Name} <{row.Address}>")));

    [Theory]
    [InlineData("ada@school.example,alan@school.example;emmy@school.example\thedy@school.example|grace@school.example")]
    [InlineData("ada@school.example alan@school.example\u00a0emmy@school.example  hedy@school.example\ngrace@school.example")]
    [InlineData("ada@school.example\ralan@school.example\r\nemmy@school.example\n\n\nhedy@school.example\u2028grace@school.example")]
    [InlineData("ada@school.example，alan@school.example；emmy@school.example、hedy@school.example،grace@school.example")]
    [InlineData("<ada@school.example>,'alan@school.example';(emmy@school.example),[hedy@school.example]; \"grace@school.example\"")]
    [InlineData("\"ada@school.example, alan@school.example; emmy@school.example\", hedy@school.example, \"grace@school.example\"")]
    [InlineData("ada@school.example / alan@school.example & emmy@school.example - hedy@school.example … grace@school.example.")]
    [InlineData("> ada@school.example\n> alan@school.example\n>\n> emmy@school.example\n-----\n\u200bhedy@school.example\u200bgrace@school.example")]
    [InlineData("E-mail addresses\nada@school.example\nmailto:alan@school.example\nE-mail: emmy@school.example\nhedy@school.example!\n\u202agrace@school.example\u202c")]
    [InlineData("\ufeffada@school.example,,;; alan@school.example ;\temmy@school.example, hedy@school.example,\n,grace@school.example")]
    public void Any_mixture_of_separators_is_read(string pasted)
    {
        Assert.Equal(
            ["ada@school.example", "alan@school.example", "emmy@school.example", "hedy@school.example", "grace@school.example"],
            Read(pasted).Select(row => row.Address!.Display));
        Assert.All(Read(pasted), row => Assert.Equal("", row.Name));
    }

    [Theory]
    [InlineData("hedy", Why.AddressNeedsOneAt)]
    [InlineData("hedy@", Why.AddressNeedsOneAt)]
    [InlineData("Hedy <hedy>", Why.AddressNeedsOneAt)]
    [InlineData("Hedy <>", Why.NoAddressInLine)]
    [InlineData("hedy@@school.example", Why.AddressNeedsOneAt)]
    [InlineData("Students of 5b", Why.NoAddressInLine)]
    [InlineData("hedy@school", Why.AddressDomainInvalid)]
    [InlineData("hedy@school\u200d.example", Why.AddressHasOddCharacters)]
    [InlineData("hédy@school.example", Why.AddressHasOddCharacters)]
    public void A_piece_without_an_address_is_a_problem_of_its_own(string piece, Why why)
    {
        var rows = Read($"ada@school.example\n{piece}\nalan@school.example");

        Assert.Equal([null, why, null], rows.Select(row => row.Problem?.Why));
        Assert.Equal((2, piece), (rows[1].Line, rows[1].Text));
    }

    [Fact]
    public void Every_piece_tells_its_line_and_what_was_written_there()
    {
        var rows = Read("ada@school.example, hedy\r\n\r\n  Turing, Alan <alan@school.example> \remmy@school.example");

        Assert.Equal(
            [(1, "ada@school.example"), (1, "hedy"), (3, "Turing, Alan <alan@school.example>"), (4, "emmy@school.example")],
            rows.Select(row => (row.Line, row.Text)));
    }

    [Fact]
    public void A_quotation_mark_without_a_partner_hides_nobody() => Assert.Equal(
        ["ada@school.example", "alan@school.example", "emmy@school.example"],
        Read("\"Ada <ada@school.example>, Alan <alan@school.example>\nEmmy\" <emmy@school.example>").Select(row => row.Address!.Display));

    [Theory]
    [InlineData("Van der Berg, Jan <jan@school.example>", "Jan Van der Berg")]
    [InlineData("'t Hooft <gerard@school.example>", "'t Hooft")]
    [InlineData("O'Brien, Pat <pat@school.example>", "Pat O'Brien")]
    [InlineData("Ada Lovelace (5b) <ada@school.example>", "Ada Lovelace (5b)")]
    [InlineData("ada@school.example (moved from 7A)", "")]
    [InlineData("Ada \"Countess\" Lovelace <ada@school.example>", "Ada \"Countess\" Lovelace")]
    [InlineData("田中 健 <ken@school.example>", "田中 健")]
    [InlineData("Jean-Luc Ångström-Ørsted <jl@school.example>", "Jean-Luc Ångström-Ørsted")]
    [InlineData("Sammy Davis Jr. <sammy@school.example>", "Sammy Davis Jr.")]
    public void Names_keep_what_belongs_to_them(string pasted, string name) => Assert.Equal(name, Assert.Single(Read(pasted)).Name);

    [Fact]
    public void More_people_than_lines_are_taken_are_too_many_even_on_one_line()
    {
        var line = string.Join(' ', Enumerable.Range(0, 101).Select(i => $"p{i}@school.example"));
        var problem = RosterFile.Read(line, 100).Problem!;

        Assert.Equal((Why.TooManyLines, 100), (problem.Why, problem.Values[0]));
        Assert.True(RosterFile.Read(line, 101).Succeeded);
    }

    static IReadOnlyList<RosterRow> Read(string text)
    {
        var file = RosterFile.Read(text, 1000).Value;
        Assert.Null(file.Table);
        return file.Rows;
    }
}
