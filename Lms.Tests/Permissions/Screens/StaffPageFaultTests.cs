using Lms.Tests.Support;

namespace Lms.Tests.Permissions.Screens;

/// <summary>The database is gone for a while: a sentence, and the page goes on.</summary>
public sealed class StaffPageFaultTests : StaffPageTest
{
    const string Sentence = "Our records can't be reached right now. Nothing was changed. Try again in a minute.";

    [Fact]
    public async Task A_switch_moves_back_with_a_sentence_and_works_afterwards()
    {
        Open();
        SoonOff("Manage materials", "Grace Hopper");
        await School.Database.RefuseWritesAsync();
        await SwitchAsync("Manage materials", "Grace Hopper");
        SoonSays("alert", Sentence);
        SoonOff("Manage materials", "Grace Hopper");
        Assert.Empty(Every("button", "Undo"));

        await School.Database.MendAsync();
        await SwitchAsync("Manage materials", "Grace Hopper");
        SoonOn("Manage materials", "Grace Hopper");
    }

    [Fact]
    public async Task A_draft_stays_a_draft_and_can_be_tried_again()
    {
        Open();
        await ContinueWithAsync("hedy@school.example");
        Soon(() => Assert.Equal("hedy@school.example, Not saved yet", Rows.First()));
        await School.Database.RefuseWritesAsync();
        await SwitchAsync("Manage materials", "hedy@school.example");
        SoonSays("alert", Sentence);
        Assert.Equal("hedy@school.example, Not saved yet", Rows.First());
        Assert.Null(await School.AccountAsync("hedy@school.example"));

        await School.Database.MendAsync();
        await SwitchAsync("Manage materials", "hedy@school.example");
        Soon(() => Assert.Equal("hedy@school.example, Pending", Rows.First()));
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_says_so_and_can_be_tried_again()
    {
        Open();
        SoonSays("status", "5 people");
        var good = await School.Database.RuinAsync();
        await TypeAsync("searchbox", "Search people", "grace");
        SoonSays("alert", Sentence);

        await School.Database.MendAsync(good);
        await PressAsync("button", "Try again");
        Soon(() => Assert.Equal(["Grace Hopper"], Rows));
        Assert.Empty(Every("alert"));
    }

    [Fact]
    public async Task A_page_that_could_not_be_opened_can_be_tried_again()
    {
        var good = await School.Database.RuinAsync();
        Open();
        SoonSays("alert", Sentence);

        await School.Database.MendAsync(good);
        await PressAsync("button", "Try again");
        Soon(() => The("table", "People"));
    }
}
