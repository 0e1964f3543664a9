using Lms.Data.Audit;
using Lms.Data.Content.Files;
using Lms.Data.Content.Materials;
using Lms.Data.Courses;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Courses;

/// <summary>There is no way around being written down: whichever address of a course an administrator opens first.</summary>
public sealed class VisitsByEveryAddressTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Every_page_and_every_file_of_a_course_notes_an_administrators_visit()
    {
        using var ada = await app.SignInAsync("ada@school.example");
        var routes = app.Numbered().Where(route => route.Parameters.Any(p => p.Name.Equals("courseId", StringComparison.OrdinalIgnoreCase))).ToList();
        Assert.True(routes.Count > 10);
        foreach (var route in routes)
        {
            var course = await CourseAsync();
            using var answer = await ada.GetAsync(route.With(name => name.Equals("courseId", StringComparison.OrdinalIgnoreCase) ? $"{course}" : "4711"), TestContext.Current.CancellationToken);
            Assert.True(await VisitsAsync(course) == 1, $"{route.RawText} notes nothing: {answer.StatusCode}.");
        }
    }

    [Fact]
    public async Task So_does_a_file_whose_address_names_no_course()
    {
        using var ada = await app.SignInAsync("ada@school.example");
        var alan = await app.ActorAsync("alan@school.example");
        var course = await CourseAsync();
        var section = (await Get<MaterialSectionService>().AddAsync(alan, course, "Week 1")).Value;
        var file = (await Get<FileStore>().SaveAsync("Sets.txt", new MemoryStream("Some words."u8.ToArray()))).Value;
        var material = (await Get<MaterialFileService>().AddAsync(alan, section, file)).Value;
        var id = (await Get<MaterialQueries>().ReadAsync(alan, course, material)).Value.Line.FileId;

        Assert.Equal("Some words.", await ada.GetStringAsync($"/files/{id}/Sets.txt", TestContext.Current.CancellationToken));
        Assert.Equal(1, await VisitsAsync(course));
    }

    async Task<long> CourseAsync() => (await Get<CourseService>().CreateAsync(
        await app.ActorAsync("alan@school.example"), $"V-{Guid.NewGuid():N}"[..20], "Visited", "")).Value;

    // Taking away a whole list says more than a visit.
    Task<int> VisitsAsync(long course) => app.InDatabaseAsync(db => db.Audit.CountAsync(e => e.CourseId == course
        && (e.Action == AuditAction.CourseVisited || e.Action == AuditAction.RosterDownloaded || e.Action == AuditAction.GradebookDownloaded)));

    T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();
}
