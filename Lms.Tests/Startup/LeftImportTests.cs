using System.Net;
using Lms.Data.Enrolments.Turns;
using Lms.Tests.Support;

namespace Lms.Tests.Startup;

/// <summary>An import that can't be taken back keeps nobody out.</summary>
public class LeftImportTests
{
    [Fact]
    public async Task The_school_opens_and_an_administrator_finds_why_in_the_log()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"lms-app-{Guid.NewGuid():N}");
        await using (var before = new AppOver(folder, keeps: true))
        {
            _ = await before.InDatabaseAsync(db =>
            {
                db.UnfinishedImports.Add(new UnfinishedImport { Key = "left", BegunAt = DateTime.UtcNow });
                db.ImportNotes.Add(new ImportNote { ImportKey = "left", Done = [1, 2, 3] });
                return db.SaveChangesAsync();
            });
        }

        await using var app = new AppOver(folder, keeps: false);

        using var visitor = app.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("sign-in")).StatusCode);
        Assert.Contains(app.Faults.Lines, line => line.StartsWith("Error What an import left half done could not be taken back.", StringComparison.Ordinal));
    }

    sealed class AppOver(string folder, bool keeps) : RunningApp(folder)
    {
        protected override bool KeepsFolder => keeps;
    }
}
