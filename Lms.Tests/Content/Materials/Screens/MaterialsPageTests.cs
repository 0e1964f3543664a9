using Bunit;
using Lms.Tests.Support;
using Lms.Web.Features.Content.Materials;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;

namespace Lms.Tests.Content.Materials.Screens;

public sealed class MaterialsPageTests : ScreenTest
{
    [Fact]
    public async Task A_section_and_a_link_are_added_and_what_is_wrong_is_said_at_its_field()
    {
        Open();
        await PressAsync("button", "Add section");
        await TypeAsync("textbox", "Title", "Week 1");
        await AnswerAsync("Save");
        await PressAsync("button", "Add link to Week 1");
        await TypeAsync("textbox", "Title", "Reading");
        await TypeAsync("textbox", "Web address", "javascript:alert(1)");
        await AnswerAsync("Save");
        Soon(() => Assert.Equal("true", The("textbox", "Web address").GetAttribute("aria-invalid")));
        await TypeAsync("textbox", "Web address", "example.org");
        await AnswerAsync("Save");

        Soon(() => Assert.Equal("https://example.org", The("link", "Reading").GetAttribute("href")));
        Assert.Equal("false", The("switch", "Published: Reading").GetAttribute("aria-checked"));
    }

    [Fact]
    public async Task Whoever_was_signed_out_since_a_dialog_opened_adds_nothing_there()
    {
        Open();
        await PressAsync("button", "Add section");
        await TypeAsync("textbox", "Title", "Week 1");
        var before = await School.Database.DumpAsync();
        SignOut();
        await AnswerAsync("Save");
        SoonSays("dialog", "Your account can't be used at present.");
        Assert.Equal(before, await School.Database.DumpAsync());
    }

    [Fact]
    public async Task Items_move_by_key_and_by_menu_and_it_is_told()
    {
        var section = await School.SectionAsync();
        _ = (await School.PageAsync(section, "A"), await School.PageAsync(section, "B"));
        Open();
        Soon(() => The("button", "Move A"));

        await Stage.InvokeAsync(() => The("button", "Move A").KeyDown(new KeyboardEventArgs { Key = "ArrowDown", AltKey = true }));
        SoonSays("status", "Moved to 2 of 2 in Week 1");
        Assert.Equal(["Week 1: B, A"], await School.SeenByAsync(School.Alan));

        await PressAsync("button", Every("button").Select(ByRole.NameOf).First(name => name.EndsWith(" A", StringComparison.Ordinal) && name != "Move A"));
        await PressAsync("menuitem", "Move up");
        SoonSays("status", "Moved to 1 of 2 in Week 1");
        Assert.Equal(["Week 1: A, B"], await School.SeenByAsync(School.Alan));
    }

    [Fact]
    public async Task What_is_published_is_seen_by_students_who_change_nothing()
    {
        _ = await School.EnrolAsync("edsger@school.example");
        _ = await School.PageAsync(await School.SectionAsync(), "A", publish: false);
        Open();
        await PressAsync("switch", "Published: A");
        Soon(() => Assert.Equal("true", The("switch", "Published: A").GetAttribute("aria-checked")));

        Become(School.Edsger);
        Open();
        Soon(() => The("link", "A"));
        Assert.Empty(Every("switch"));
        Assert.Empty(Every("button", "Add section"));
        Assert.Empty(Stage.FindComponents<InputFile>());
    }

    [Fact]
    public async Task A_refused_file_is_named_with_why_and_a_good_one_stands_there()
    {
        _ = await School.SectionAsync();
        Open();
        Soon(() => Stage.FindComponent<InputFile>());
        Stage.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary([0, 1, 2], "odd.pdf"), InputFileContent.CreateFromText("words", "good.txt"));

        SoonSays("alert", "“odd.pdf” can't be taken: whatever its name says, what is in it is none of");
        Soon(() => The("link", "good.txt"));
        Assert.Single(School.Stored());
    }

    [Fact]
    public async Task A_file_is_replaced_while_what_is_typed_about_it_stays()
    {
        var handout = await School.HandoutAsync(await School.SectionAsync(), "Week 1.txt");
        Show<MaterialEditPage>(page => page.Add(p => p.CourseId, School.Algebra).Add(p => p.MaterialId, handout));
        await TypeAsync("textbox", "Description (optional)", "Read it before Monday.");
        Stage.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("better words", "Week 1, corrected.txt"));

        Soon(() => The("heading", "Edit Week 1, corrected.txt"));
        SoonSays("alert", "Week 1, corrected.txt has taken its place.");
        Assert.Equal("Week 1, corrected.txt", The("textbox", "Title").GetAttribute("value"));
        await Stage.InvokeAsync(() => Stage.Find("form.material-form").Submit());
        Soon(() => Assert.EndsWith("/materials", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal("Read it before Monday.", (await School.MaterialLists().ReadAsync(School.Alan, School.Algebra, handout)).Value.Line.Text);
        Assert.Single(School.Stored());
    }

    void Open() => Show<MaterialsPage>(page => page.Add(p => p.CourseId, School.Algebra));
}
