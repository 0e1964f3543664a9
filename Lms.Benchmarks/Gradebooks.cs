using Lms.Data.Content.Assignments;
using Lms.Data.Content.Grades;
using Lms.Data.Content.Submissions;
using Lms.Data.Enrolments;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Benchmarks;

/// <summary>The gradebook as it is scrolled, a window at a time, beside all of it at once.</summary>
static class Gradebooks
{
    const int Assignments = 40, Shown = 40;

    internal static async Task RunAsync(int[] sizes)
    {
        var columns = new List<IReadOnlyDictionary<string, double>>();
        foreach (var size in sizes)
        {
            await using var school = await School.OfAsync(size + 500);
            await FillAsync(school, size);
            var book = school.Get<GradebookQueries>();
            columns.Add(await Stopwatches.MediansAsync(new Dictionary<string, Func<Task>>
            {
                ["head with averages"] = async () => Expect((await book.HeadAsync(school.Teacher, school.Course, GradebookFilter.All)).Value.Students, size),
                ["first lines in sight"] = async () => Expect((await book.RowsAsync(school.Teacher, school.Course, GradebookFilter.All, 0, Shown)).Value.Count, Shown),
                ["last lines in sight"] = async () => Expect((await book.RowsAsync(school.Teacher, school.Course, GradebookFilter.All, size - Shown, Shown)).Value.Count, Shown),
                ["all of it, as CSV"] = async () => _ = (await book.ExportAsync(school.Teacher, school.Course, GradebookFilter.All)).Value,
            }));
        }

        Console.WriteLine($"Median milliseconds on the server for {Assignments} assignments, by students, and how many times the first column:");
        Console.WriteLine($"{"",-22}{string.Concat(sizes.Select(size => $"{size,12:N0}{"",8}"))}");
        foreach (var name in columns[0].Keys)
            Console.WriteLine($"{name,-22}{string.Concat(columns.Select(c => $"{c[name],12:F2}{c[name] / columns[0][name],7:F1}×"))}");
    }

    static void Expect(int actual, int expected)
    {
        if (actual != expected)
            throw new InvalidOperationException($"{actual} instead of {expected}.");
    }

    static async Task FillAsync(School school, int students)
    {
        await using var db = await school.Get<IDbContextFactory<LmsDbContext>>().CreateDbContextAsync();
        var (teacher, now) = (school.Teacher.AccountId, DateTime.UtcNow);
        var ids = await db.Users.Where(a => !a.IsAdministrator && !db.Memberships.Any(m => m.AccountId == a.Id)).OrderBy(a => a.Id).Select(a => a.Id).Take(students).ToListAsync();
        await db.InsertManyAsync([.. ids.Select(id => new Enrolment { CourseId = school.Course, AccountId = id, ById = teacher, At = now, Source = EnrolmentSource.Staff })], null, default);
        var set = Enumerable.Range(0, Assignments).Select(n => new Assignment
        {
            CourseId = school.Course,
            Title = $"Assignment {n}",
            Points = 10,
            DueAt = now.AddDays(n - Assignments),
            Late = LateRule.Accepted,
            HandIn = HandIn.Text,
            State = AssignmentState.Published,
            AuthorId = teacher,
            ChangedAt = now,
        }).ToList();
        db.AddRange(set);
        await db.SaveChangesAsync();
        await db.InsertManyAsync([.. set.SelectMany(a => ids.Select(id => new Submission { AssignmentId = a.Id, AccountId = id, HandedInAt = now, Text = "Words" }))], null, default);
        await db.InsertManyAsync([.. set.SelectMany(a => ids.Select(id => new Grade { AssignmentId = a.Id, AccountId = id, Points = id % 11, GraderId = teacher, GradedAt = now, ReleasedAt = now }))], null, default);
    }
}
