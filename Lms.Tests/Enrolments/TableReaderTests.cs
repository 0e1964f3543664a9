using System.Text;
using Lms.Data.Enrolments;
using Lms.Data.Shared;
using static Lms.Data.Enrolments.RosterColumn;

namespace Lms.Tests.Enrolments;

/// <summary>Tables as programs export them: what the columns are, and what is read out of them.</summary>
public class TableReaderTests
{
    public static TheoryData<string, string, RosterColumn[], string> Exports => new()
    {
        {
            "Google Workspace",
            "First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Org Unit Path [Required],Recovery Email,Employee ID\n"
            + "Ada,Lovelace,ada@school.example,****,/5b,mother@home.example,S-1",
            [GivenName, FamilyName, Email, Ignored, Ignored, Ignored, StudentNumber], "Ada Lovelace|ada@school.example||S-1"
        },
        {
            "Google Classroom",
            "\"Last Name\",\"First Name\",\"Email Address\",\"Essay, \"\"final\"\"\"\n\"Lovelace\",\"Ada\",\"ada@school.example\",\"90\"",
            [FamilyName, GivenName, Email, Ignored], "Ada Lovelace|ada@school.example||"
        },
        {
            "Google Contacts",
            "First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value\nAda,Lovelace,* Work,ada@school.example,Home,ada@home.example",
            [GivenName, FamilyName, Ignored, Email, Ignored, Ignored], "Ada Lovelace|ada@school.example||"
        },
        {
            "Moodle",
            "First name,Last name,ID number,Email address,Groups\nAda,Lovelace,S-1,ada@school.example,5b",
            [GivenName, FamilyName, StudentNumber, Email, Section], "Ada Lovelace|ada@school.example|5b|S-1"
        },
        {
            "Moodle in German",
            "Vorname;Nachname;ID-Nummer;E-Mail-Adresse;Gruppen\nJörg;Groß;S-1;joerg@school.example;5b",
            [GivenName, FamilyName, StudentNumber, Email, Section], "Jörg Groß|joerg@school.example|5b|S-1"
        },
        {
            "Canvas",
            "Student,ID,SIS User ID,SIS Login ID,Section,Essay (12)\n\"Lovelace, Ada\",77,S-1,ada@school.example,\"Algebra I, 5b\",90",
            [Name, Ignored, StudentNumber, Email, Section, Ignored], "Ada Lovelace|ada@school.example|Algebra I, 5b|S-1"
        },
        {
            "Outlook",
            "First Name,Last Name,E-mail Address,E-mail 2 Address,E-mail Display Name\nAda,Lovelace,ada@school.example,ada@home.example,Ada (ada@school.example)",
            [GivenName, FamilyName, Email, Ignored, Ignored], "Ada Lovelace|ada@school.example||"
        },
        {
            "Untis",
            "Klassenliste 5b;;;\n\nName;Vorname;E-Mail;Klasse\nGroß;Jörg;joerg@school.example;5b",
            [FamilyName, GivenName, Email, Section], "Jörg Groß|joerg@school.example|5b|"
        },
        {
            "Excel in French",
            "sep=;\nNom;Prénom;Courriel;Classe\nCurie;Marie;marie@school.example;5b",
            [FamilyName, GivenName, Email, Section], "Marie Curie|marie@school.example|5b|"
        },
        {
            "a spreadsheet, pasted",
            "Student Number\tSection\tE-mail\tFull Name\n007\t5b\tada@school.example\tAda Lovelace\n",
            [StudentNumber, Section, Email, Name], "Ada Lovelace|ada@school.example|5b|007"
        },
        {
            "a mail program, pasted into a spreadsheet",
            "Email|Section\nLovelace, Ada <ada@school.example>|5b\n",
            [Email, Section], "Ada Lovelace|ada@school.example|5b|"
        },
    };

    [Theory, MemberData(nameof(Exports))]
    public void What_programs_export_is_understood_without_help(string program, string text, RosterColumn[] columns, string student)
    {
        var file = RosterFile.Read(text, 100).Value;

        Assert.Equal(columns, file.Table!.Columns);
        Assert.True(file.Table.HasHeadings, program);
        Assert.Equal(program == "Canvas", file.Table.Unsure); // nothing there says e-mail
        Assert.Equal(student, Said(Assert.Single(file.Rows)));
    }

    [Fact]
    public void German_lists_with_semicolons_come_in_the_encoding_of_Windows()
    {
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var text = RosterText.Decode(windows.GetBytes("Name;E-Mail;Schülernummer\r\nMüller, Jörg;joerg@school.example;0815\r\n")).Value;

        Assert.Equal("Jörg Müller|joerg@school.example||0815", Said(Assert.Single(RosterFile.Read(text, 100).Value.Rows)));
    }

    [Theory]
    [InlineData("Parent's email,Name,Student email\nmother@home.example,Ada,ada@school.example", false)]
    [InlineData("Name,Parent email,Email\nAda,mother@home.example,ada@school.example", false)]
    [InlineData("Name,Parent email,School e-mail address (new)\nAda,mother@home.example,ada@school.example", true)]
    [InlineData("Name,Mutter,Schüler-Mail\nAda,mother@home.example,ada@school.example", true)]
    [InlineData("Name,Guardian,Login\nAda,mother@home.example,ada@school.example", true)]
    [InlineData("Name,Mailing address,Login\nAda,12 Main Street,ada@school.example", true)]
    public void The_address_of_a_parent_is_not_taken_for_the_students(string text, bool unsure)
    {
        var file = RosterFile.Read(text, 100).Value;

        Assert.Equal("Ada|ada@school.example||", Said(Assert.Single(file.Rows)));
        Assert.Equal(unsure, file.Table!.Unsure);
    }

    [Fact]
    public void Where_only_the_parents_have_addresses_somebody_should_look() =>
        Assert.True(RosterFile.Read("Name,Parent's email\nAda,mother@home.example", 100).Value.Table!.Unsure);

    [Theory]
    [InlineData("Ada Lovelace,ada@school.example,5b,100234\nAlan Turing,alan@school.example,6a,100235")]
    [InlineData("5b\t100234\tAda Lovelace\tada@school.example\n6a\t100235\tAlan Turing\talan@school.example\n")]
    [InlineData("ada@school.example;5b;100234;Ada Lovelace;mother@home.example\nalan@school.example;6a;100235;Alan Turing;")]
    [InlineData("Ada Lovelace|Ada <ada@school.example>|5b|100234\nAlan Turing|alan@school.example|6a|100235")]
    public void Columns_without_headings_are_guessed_and_shown_to_be_checked(string text)
    {
        var file = RosterFile.Read(text, 100).Value;

        Assert.Equal(["Ada Lovelace|ada@school.example|5b|100234", "Alan Turing|alan@school.example|6a|100235"], file.Rows.Select(Said));
        Assert.Equal((false, true), (file.Table!.HasHeadings, file.Table.Unsure));
    }

    [Theory]
    [InlineData("ada@school.example, alan@school.example\nemmy@school.example, hedy@school.example")]
    [InlineData("ada@school.example,\nalan@school.example,")]
    [InlineData("Lovelace, Ada <ada@school.example>\nTuring, Alan <alan@school.example>")]
    [InlineData("Email\nada@school.example, alan@school.example\nEmmy <emmy@school.example>")]
    [InlineData("Please send me a mail, or two\nada@school.example, alan@school.example")]
    public void A_list_of_addresses_is_not_taken_for_a_table(string text) => Assert.Null(RosterFile.Read(text, 100).Value.Table);

    [Fact]
    public void A_heading_alone_has_nobody_below_it() =>
        Assert.Equal(Why.ListEmpty, RosterFile.Read("E-mail,Name\n\n", 100).Problem?.Why);

    static string Said(RosterRow row) => $"{row.Name}|{row.Address}|{row.Section}|{row.StudentNumber}".Replace("Ada <ada@school.example>", "ada@school.example", StringComparison.Ordinal);
}
