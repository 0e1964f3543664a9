using Lms.Data.Accounts;
using Lms.Data.Enrolments.OneRoster;
using Lms.Tests.Support;

namespace Lms.Tests.Enrolments.OneRoster;

/// <summary>What becomes of classes.</summary>
public class OneRosterCoursesTests
{
    static readonly string longId = new('7', 100);

    [Fact]
    public async Task A_class_becomes_a_course_with_its_title_term_and_code()
    {
        var plan = await new SmallWorld().PlanAsync(new SmallSchool().Class("alg-7", "Algebra", "MATH-7"));

        var course = Assert.Single(plan.Courses);
        Assert.Equal(("Algebra", "Autumn 2026", "MATH-7", null), (course.Class.Title, course.Class.Term, course.Code, course.Owner));
        Assert.Equal((1, 0), (plan.Totals.NewCourses, plan.Totals.ChangedCourses));
    }

    [Fact]
    public async Task A_class_that_is_deleted_becomes_none() => Assert.Empty((await new SmallWorld().PlanAsync(new SmallSchool().Class("alg", status: "tobedeleted"))).Courses);

    [Fact]
    public async Task A_known_course_keeps_its_code_and_owner_and_gets_another_title_and_term()
    {
        var plan = await new SmallWorld().Course(5, "alg", "Algebra", "Summer 2026", owner: 7).PlanAsync(SmallSchool.Algebra());

        Assert.True(Assert.Single(plan.Courses).IsChanged);
        Assert.Equal((0, 1), (plan.Totals.NewCourses, plan.Totals.ChangedCourses));
        Assert.Equal("tess", Assert.Single(plan.Roles).Person.SourcedId); // and is no owner by being the teacher
    }

    [Fact]
    public async Task A_course_that_is_archived_is_left_alone_with_everybody_on_it()
    {
        var plan = await new SmallWorld().Course(5, "alg", "Old", archived: true).PlanAsync(SmallSchool.Algebra("ann"));

        Assert.True(plan.Totals.ChangesNothing);
        Assert.Empty(plan.Problems);
    }

    [Fact]
    public async Task Where_a_course_made_by_hand_has_the_code_the_class_gets_one_of_its_own()
    {
        var plan = await new SmallWorld().Code("math-7").PlanAsync(new SmallSchool().Class("class-00042", code: "MATH-7"));

        Assert.Equal("MATH-7--00042", Assert.Single(plan.Courses).Code);
    }

    [Fact]
    public async Task Classes_of_one_code_are_told_apart_by_their_ids_whatever_their_order()
    {
        string[] codes = [.. (await new SmallWorld().PlanAsync(new SmallSchool().Class("p1", code: "MA").Class("p2", code: "ma"))).Courses.Select(c => c.Code)];
        string[] turned = [.. (await new SmallWorld().PlanAsync(new SmallSchool().Class("p2", code: "ma").Class("p1", code: "MA"))).Courses.Select(c => c.Code)];

        Assert.Equal(["MA-p1", "ma-p2"], codes);
        Assert.Equal(["ma-p2", "MA-p1"], turned);
    }

    [Fact]
    public async Task A_class_without_a_code_has_its_id_for_one() =>
        Assert.Equal("c-17", Assert.Single((await new SmallWorld().PlanAsync(new SmallSchool().Class("c-17"))).Courses).Code);

    [Fact]
    public async Task Codes_are_never_too_long_and_never_the_same()
    {
        var school = new SmallSchool();
        for (var i = 0; i < 30; i++)
            school.Class($"{i:00}{longId}", code: new string('M', 60)).Class($"{longId}{i:00}");

        var codes = (await new SmallWorld().PlanAsync(school)).Courses.Select(c => TextFolding.Fold(c.Code)).ToList();

        Assert.Equal(60, codes.Distinct().Count());
        Assert.All(codes, code => Assert.InRange(code.Length, 1, 40));
    }

    [Fact]
    public async Task The_first_teacher_owns_a_new_course_unless_another_is_the_primary_one()
    {
        var school = new SmallSchool().Class("a").Class("b").User("tess", "Tess", "T").User("ursa", "Ursa", "U")
            .Enrol("a", "tess", "teacher").Enrol("a", "ursa", "teacher").Enrol("b", "tess", "teacher").Enrol("b", "ursa", "teacher", "true");

        var plan = await new SmallWorld().PlanAsync(school);

        Assert.Equal(["tess", "ursa"], plan.Courses.Select(c => c.Owner!.SourcedId));
        Assert.Equal([("a", "ursa"), ("b", "tess")], plan.Roles.Select(r => (r.Course.Class.SourcedId, r.Person.SourcedId)));
    }

    [Fact]
    public async Task A_teacher_who_cannot_be_told_or_is_suspended_owns_nothing()
    {
        var school = new SmallSchool().Class("a").User("tess", "Tess", "T", email: "").User("ursa", "Ursa", "U").User("vera", "Vera", "V")
            .Enrol("a", "tess", "teacher", "true").Enrol("a", "ursa", "teacher").Enrol("a", "vera", "teacher");

        var plan = await new SmallWorld().Account(8, "ursa", "ursa@school.example", status: AccountStatus.Suspended).PlanAsync(school);

        Assert.Equal("vera", Assert.Single(plan.Courses).Owner?.SourcedId);
    }

    [Fact]
    public async Task Without_any_teacher_whoever_imports_owns_the_course() =>
        Assert.Null(Assert.Single((await new SmallWorld().PlanAsync(new SmallSchool().Class("a").User("ann", "Ann", "A").Enrol("a", "ann"))).Courses).Owner);
}
