using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Permissions.Screens;

public sealed class CopyStaffTests : StaffPageTest
{
    [Fact]
    public async Task Staff_are_copied_from_another_course_of_ones_own()
    {
        var geometry = (await School.Courses.CreateAsync(School.Alan, "MATH-102", "Geometry", "")).Value;
        _ = (await School.Permissions.SwitchAsync(School.Alan, geometry, Hedy, ManageMaterials, true)).Value;
        Open();
        await PressAsync("button", "Copy staff from…");
        Soon(() => Assert.Equal(["Geometry (MATH-102)"], The("combobox", "Course").EveryOf("option").Select(ByRole.NameOf)));
        await PressAsync("button", "Copy staff");

        SoonSays("alert", "Copied 1 person.");
        SoonOn("Manage materials", "hedy@school.example");
        await PressAsync("button", "Undo");
        SoonOff("Manage materials", "hedy@school.example");
    }

    [Fact]
    public async Task Without_another_course_there_is_nothing_to_copy()
    {
        Open();
        await PressAsync("button", "Copy staff from…");

        SoonSays("dialog", "You aren't on the staff of any other course.");
        Assert.True(The("button", "Copy staff").HasAttribute("disabled"));
    }
}
