using System.Reflection;
using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Content.Announcements;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Files;
using Lms.Data.Content.Grades;
using Lms.Data.Content.Materials;
using Lms.Data.Content.Submissions;
using Lms.Data.Courses;
using Lms.Data.Enrolments;
using Lms.Data.Enrolments.OneRoster;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Architecture;

/// <summary>
/// Nobody learns by counting numbers what there is: every public method that takes an id gives somebody without a part in it the
/// same answer, to the last value, whether the id is in use or not. A method with a new kind of argument fails until it stands here.
/// </summary>
public class GuessingTests
{
    const long Missing = 987_654;

    /// <summary>By the names of parameters: an id that is in use in Algebra I, or at the school.</summary>
    static readonly Dictionary<string, Func<School, long>> ids = new()
    {
        ["courseId"] = s => s.Cast.Algebra,
        ["fromCourseId"] = s => s.Other,
        ["toCourseId"] = s => s.Other,
        ["assignmentId"] = s => s.Assignment,
        ["sectionId"] = _ => 1,
        ["materialId"] = _ => 1,
        ["fileId"] = _ => 1,
        ["id"] = s => s.Announcement,
        ["kept"] = _ => 1,
        ["accountId"] = s => s.Cast.Katherine,
        ["accountIds"] = s => s.Cast.Katherine,
        ["intoId"] = s => s.Cast.Katherine,
        ["person"] = s => s.Cast.Katherine,
        ["people"] = s => s.Cast.Katherine,
        ["to"] = s => s.Cast.Katherine,
        ["change"] = s => s.Cast.Algebra,
        ["entryId"] = s => s.Entry,
        ["requestId"] = _ => 1,
        ["sessionId"] = _ => 1,
        ["roleId"] = _ => Grader,
        ["moveTo"] = _ => CoTeacher,
    };

    static readonly string[] persons = ["accountId", "accountIds", "intoId", "person", "people", "to"];

    static readonly AssignmentText essay = Coursework.Essay with { Title = "Mine" };

    /// <summary>Arguments that are no ids, by their types.</summary>
    static readonly Dictionary<Type, object?> others = new()
    {
        [typeof(CancellationToken)] = CancellationToken.None,
        [typeof(bool)] = true,
        [typeof(int)] = 1,
        [typeof(string)] = "mine@school.example",
        [typeof(decimal?)] = 1m,
        [typeof(DateTime)] = TestDatabase.Start.UtcDateTime,
        [typeof(DateTime?)] = null,
        [typeof(DateOnly?)] = null,
        [typeof(Permission)] = Permission.ViewStudents,
        [typeof(PermissionSet)] = PermissionSet.All,
        [typeof(StaffFilter)] = new StaffFilter("", StaffShow.Everyone, false, 1),
        [typeof(RosterFilter)] = RosterFilter.All,
        [typeof(GradebookFilter)] = GradebookFilter.All,
        [typeof(SubmissionFilter)] = SubmissionFilter.All,
        [typeof(AuditFilter)] = AuditFilter.All,
        [typeof(AssignmentText)] = essay,
        [typeof(AssignmentState)] = AssignmentState.Closed,
        [typeof(AnnouncementDraft)] = new AnnouncementDraft("Mine", "", false, null),
        [typeof(CourseSettings)] = new CourseSettings("Mine", "", "", null, null),
        [typeof(MaterialKind)] = MaterialKind.Page,
        [typeof(MaterialText)] = new MaterialText("Mine"),
        [typeof(NewFile)] = new NewFile("key", "Mine.pdf", "application/pdf", 3, new string('0', 64)),
        [typeof(IReadOnlyList<Upload>)] = Array.Empty<Upload>(),
        [typeof(IReadOnlyList<RosterRow>)] = Classroom.Rows("mine@school.example"),
        [typeof(IProgress<double>)] = null,
    };

    static IEnumerable<MethodInfo> Asked => Door.WithActor.Where(method => method.GetParameters().Any(IsId));

    [Fact]
    public void Every_argument_that_is_a_number_in_the_database_is_known_here() =>
        Assert.Empty(Door.WithActor.SelectMany(method => method.GetParameters())
            .Where(p => !IsId(p) && p.ParameterType != typeof(Actor) && Holds(p.ParameterType)).Select(p => $"{p.Member.DeclaringType!.Name}.{p.Member.Name}: {p.Name}"));

    [Fact]
    public Task A_stranger_learns_of_nothing() => CheckAsync(school => Task.FromResult(school.Edsger), _ => true);

    [Fact]
    public Task Somebody_suspended_learns_of_nothing() => CheckAsync(async school =>
    {
        await school.SuspendAsync(school.Edsger);
        return school.Edsger;
    }, _ => true);

    [Fact]
    public Task An_actor_that_does_not_exist_learns_of_nothing() => CheckAsync(_ => Task.FromResult(Nobody), _ => true);

    [Fact]
    public async Task Who_owns_another_course_learns_there_of_nothing_that_stands_in_this_one() => await CheckAsync(async school =>
    {
        var emmy = await school.ArriveAsync("emmy@school.example");
        _ = (await school.Standings.LetCreateCoursesAsync(school.Ada, emmy.AccountId, true)).Value;
        return emmy;
    }, name => name is not "courseId" and not "roleId" and not "moveTo" && !persons.Contains(name), // owners know the directory and the roles
        async (school, emmy) => (await school.Courses.CreateAsync(emmy, "MATH-102", "Geometry", "")).Value);

    [Fact]
    public async Task Who_grades_another_course_learns_there_of_nobody_who_has_no_part_in_it() => await CheckAsync(
        school => school.ArriveAsync("emmy@school.example"),
        name => name is not "courseId" and not "assignmentId",
        async (school, emmy) =>
        {
            var geometry = (await school.Courses.CreateAsync(school.Alan, "MATH-102", "Geometry", "")).Value;
            _ = (await school.Permissions.GiveRoleAsync(school.Alan, geometry, [PersonRef.To(emmy.AccountId)], Grader)).Value;
            return geometry;
        }, setThere: true);

    /// <summary>Where home is a course, it is what courseId says; an assignment there if one is set.</summary>
    static async Task CheckAsync(
        Func<Cast, Task<Actor>> who, Predicate<string> guessed, Func<Cast, Actor, Task<long>>? home = null, bool setThere = false)
    {
        await using var cast = await GatherAsync();
        var school = await SchoolAsync(cast);
        var actor = await who(cast);
        if (home is not null)
        {
            var course = await home(cast, actor);
            school = school with { Home = course };
            if (setThere)
                school = school with { HomeAssignment = (await cast.Assignments().CreateAsync(cast.Alan, course, Coursework.Essay, true)).Value };
        }

        var told = new List<string>();
        foreach (var method in Asked)
        {
            var names = method.GetParameters().Where(IsId).Select(p => p.Name!).Where(name => guessed(name)).ToList();
            if (names.Count == 0)
                continue;
            var answer = await AnswerAsync(method, school, actor, []);
            foreach (var missing in (IEnumerable<string[]>)[.. names.Select(name => (string[])[name]), [.. names]])
            {
                var other = await AnswerAsync(method, school, actor, missing);
                if (answer != other)
                    told.Add($"{Door.Name(method)} tells whether there is such a {string.Join(", ", missing)}: {answer} or {other}.");
            }
        }

        Assert.True(told.Count == 0, string.Join('\n', told));
    }

    static async Task<string> AnswerAsync(MethodInfo method, School school, Actor actor, string[] missing)
    {
        var service = school.Cast.Database.Get(method.DeclaringType!);
        var arguments = method.GetParameters().Select(p => Argument(p, actor, IsId(p) ? IdOf(school, p.Name!, missing) : 0)).ToArray();
        var task = (Task)method.Invoke(service, arguments)!;
        await task;
        var result = task.GetType().GetProperty("Result")!.GetValue(task)!;
        var problem = (Problem?)result.GetType().GetProperty("Problem")!.GetValue(result);
        return problem is null ? "allowed" : $"{problem.Why}({string.Join("; ", problem.Values)}) {problem.About}";
    }

    static long IdOf(School school, string name, string[] missing) =>
        missing.Contains(name) ? Missing + Array.IndexOf(missing, name) // none is another
        : school.Home is { } home && name is "courseId" ? home
        : school.HomeAssignment is { } assignment && name is "assignmentId" ? assignment
        : ids[name](school);

    static object? Argument(ParameterInfo parameter, Actor actor, long id)
    {
        var type = parameter.ParameterType;
        if (type == typeof(Actor))
            return actor;
        if (!IsId(parameter))
            return others.TryGetValue(type, out var value) ? value : throw new InvalidOperationException($"Nothing is known here of {type}.");
        return type == typeof(long) || type == typeof(long?) ? id
            : type == typeof(PersonRef) ? PersonRef.To(id)
            : type == typeof(IReadOnlyList<PersonRef>) ? new[] { PersonRef.To(id) }
            : type == typeof(StaffChange) ? new StaffChange(id, [])
            : type == typeof(EnrolmentChange) ? new EnrolmentChange(id, [])
            : new[] { id };
    }

    static bool IsId(ParameterInfo parameter) => Holds(parameter.ParameterType) && ids.ContainsKey(parameter.Name!);

    static bool Holds(Type type) => type == typeof(long) || type == typeof(long?) || type == typeof(PersonRef)
        || type == typeof(IReadOnlyList<PersonRef>) || type.IsAssignableTo(typeof(IEnumerable<long>))
        || type == typeof(StaffChange) || type == typeof(EnrolmentChange);

    static async Task<School> SchoolAsync(Cast cast)
    {
        _ = await cast.EnrolAsync("mary@school.example");
        var announcement = await cast.PostAsync();
        var assignment = await cast.SetAsync();
        _ = await cast.HandoutAsync(await cast.SectionAsync());
        _ = (await cast.SignIn.SignInAsync(Google("alan@school.example", "somebody at the door"))).Value;
        _ = await cast.ComeAsync("alan@school.example", SignedIn.Visit());
        var other = (await cast.Courses.CreateAsync(cast.Alan, "MATH-201", "Analysis", "")).Value;
        return new School(cast, other, announcement, assignment, (await cast.AuditAsync()).Last(e => e.CourseId == cast.Algebra).Id);
    }

    sealed record School(Cast Cast, long Other, long Announcement, long Assignment, long Entry)
    {
        public long? Home { get; init; }

        public long? HomeAssignment { get; init; }
    }
}
