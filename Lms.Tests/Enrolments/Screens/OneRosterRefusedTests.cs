using Bunit;
using Lms.Data.Enrolments;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lms.Tests.Enrolments.Screens;

/// <summary>Files that are none, and people who may not.</summary>
public sealed class OneRosterRefusedTests : OneRosterPageTest
{
    [Fact]
    public void What_is_wrong_with_the_files_is_said_below_them()
    {
        Open();
        Choose("letter.zip", "Dear Sir or Madam"u8.ToArray());
        SoonSays("alert", "This isn't a zip file, or it is damaged.");
        Choose("users.csv", "a,b"u8.ToArray());
        SoonSays("alert", "There is no manifest.csv in it. Choose the whole OneRoster export, with all its files.");
        Assert.Empty(Every("status"));
    }

    [Fact]
    public void More_than_may_be_read_is_refused()
    {
        Services.GetRequiredService<IOptions<ImportOptions>>().Value.OneRosterMegabytes = 1;
        Open();
        Choose("export.zip", new byte[1_000_001]);
        SoonSays("alert", "Unpacked, this is larger than 1 MB. Whoever runs the server can raise that limit.");
    }

    [Fact]
    public void Nobody_but_administrators_gets_in()
    {
        Open(asAda: false);
        SoonSays("alert", "Only administrators may do this.");
        Assert.Equal(403, Http.Response.StatusCode);
        Assert.Empty(Stage.FindComponents<InputFile>());
    }
}
