using System.Globalization;
using System.Text;
using Bunit;
using Lms.Tests.Support;

namespace Lms.Tests.Enrolments.Screens;

/// <summary>A page may be open for hours, and a list may be as long as a book.</summary>
public sealed class ListsAreLightTests : EnrolPageTest
{
    [Fact]
    public void A_list_of_twenty_megabytes_takes_less_room_than_the_file()
    {
        Open();
        var text = new StringBuilder("Name,Email,Section,Remark\n");
        for (var i = 0; text.Length < 19_900_000; i++)
            text.Append(CultureInfo.InvariantCulture, $"Pupil {i:000000} of the School,pupil{i:000000}@school.example,{i % 13}{(char)('A' + (i % 26))},").Append('x', 150).Append(i * 7919).Append('\n');
        var file = Encoding.UTF8.GetBytes(text.ToString());
        text.Clear();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        ChooseFile("school.csv", file);

        Stage.WaitForAssertion(() => Assert.Contains("new, pending until they sign in", Stage.Markup), TimeSpan.FromMinutes(2));
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.InRange(held, long.MinValue, file.Length);
        GC.KeepAlive(file);
    }
}
