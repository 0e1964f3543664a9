using System.Text;
using AngleSharp.Dom;
using Bunit;
using Lms.Tests.Support;
using Lms.Web.Features.Enrolments;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Data.Sqlite;
using Microsoft.JSInterop;

namespace Lms.Tests.Enrolments.Screens;

/// <summary>Enrolling in Algebra I; the box is the browser's, so its text is given and taken by calls.</summary>
public abstract class EnrolPageTest : ScreenTest
{
    private protected const string BoxName = "Email addresses or CSV";

    bool open;

    private protected TextBox Box { get; } = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        JSInterop.Setup<IJSStreamReference>("lms.textOf", _ => true).SetResult(Box);
    }

    private protected void Open()
    {
        open = true;
        Navigation.NavigateTo($"/courses/{School.Algebra}/students/enrol");
        Show<EnrolPage>(page => page.Add(p => p.CourseId, School.Algebra));
        Soon(() => The("heading"));
    }

    private protected async Task CheckAsync(params string[] lines)
    {
        if (!open)
            Open();
        Box.Text = string.Join('\n', lines);
        await PressAsync("button", "Check");
    }

    private protected void ChooseFile(string name, byte[] content) =>
        Stage.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(content, name));

    private protected void ChooseFile(string name, string content) => ChooseFile(name, Encoding.UTF8.GetBytes(content));

    /// <summary>The preview says this of the first line that names them.</summary>
    private protected void SoonSaysOf(string whom, params string[] words) =>
        Soon(() => Assert.All(words, word => Assert.Contains(word, LineOf(whom).Words())));

    private protected IElement LineOf(string whom) =>
        The("table", "Preview").EveryOf("row").First(row => row.Words().Contains(whom, StringComparison.Ordinal));

    /// <summary>What was put into the box last.</summary>
    private protected IReadOnlyList<object?> LastPut => JSInterop.Invocations["lms.setText"][^1].Arguments;

    /// <summary>The file that was handed out last.</summary>
    private protected (string Name, string Text) Download()
    {
        var given = JSInterop.Invocations["lms.download"][^1].Arguments;
        return ((string)given[0]!, Encoding.UTF8.GetString(((MemoryStream)((DotNetStreamReference)given[1]!).Stream).ToArray()));
    }

    /// <summary>Nobody can write until it is given back.</summary>
    private protected async Task<SqliteConnection> HoldWritesAsync()
    {
        var holder = await School.Database.ConnectAsync();
        await holder.Query("BEGIN IMMEDIATE").ExecuteNonQueryAsync();
        return holder;
    }
}
