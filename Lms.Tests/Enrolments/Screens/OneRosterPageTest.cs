using Bunit;
using Lms.Data.Enrolments.OneRoster;
using Lms.Tests.Support;
using Lms.Web.Features.Enrolments;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Http;

namespace Lms.Tests.Enrolments.Screens;

/// <summary>The page for the files of the school information system.</summary>
public abstract class OneRosterPageTest : ScreenTest
{
    private protected DefaultHttpContext Http { get; } = new();

    private protected IEnumerable<string> Totals => The("status").EveryOf("listitem").Select(item => item.Words());

    private protected IEnumerable<string> Table(string name) =>
        The("table", name).QuerySelectorAll("tbody tr").Select(line => string.Join(" ", line.Children.Select(ByRole.Words)));

    private protected async Task ImportAsync(SmallSchool school) =>
        _ = (await School.Database.Get<OneRosterImport>().ApplyAsync(School.Ada, await school.ReadAsync())).Value;

    private protected void Open(bool asAda = true)
    {
        Become(asAda ? School.Ada : School.Alan);
        Show<OneRosterPage>(page => page.AddCascadingValue<HttpContext>(Http));
    }

    private protected void Choose(SmallSchool school) => Choose("export.zip", school.Zip());

    private protected void Choose(string name, byte[] content)
    {
        Soon(() => Stage.FindComponent<InputFile>());
        Stage.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(content, name));
    }
}
