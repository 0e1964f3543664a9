using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Enrolments;

/// <summary>The sections that the students of a course are in, to choose from.</summary>
static class Sections
{
    // More than a list to choose from can hold are found by searching.
    const int Limit = 200;

    internal static Task<List<string>> OfAsync(LmsDbContext db, long courseId, CancellationToken cancel) =>
        db.Enrolments.Where(e => e.CourseId == courseId && e.WithdrawnAt == null && e.Section != "")
            .Select(e => e.Section).Distinct().OrderBy(s => s).Take(Limit).ToListAsync(cancel);
}
