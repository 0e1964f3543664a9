using System.Reflection;
using Lms.Data.Enrolments;
using Lms.Data.Enrolments.OneRoster;
using Lms.Data.Permissions;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Architecture;

public class OneWayFlowTests
{
    static readonly Assembly data = typeof(PermissionService).Assembly;

    static readonly Type[] rules = [.. data.GetTypes().Where(type =>
        type.Name.EndsWith("Rules", StringComparison.Ordinal) || type == typeof(Grants) || type == typeof(PermissionSet)
        || type == typeof(RosterFile) || type == typeof(RosterPlan) || type == typeof(OneRosterPlan) || type == typeof(OneRosterLines)
        || type == typeof(OneRosterPeople) || type == typeof(OneRosterCourses) || type == typeof(OneRosterPlaces))];

    [Fact]
    public void Lms_Data_knows_no_screens() => Assert.DoesNotContain(data.GetReferencedAssemblies(), reference =>
        reference.Name!.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal)
        || reference.Name.StartsWith("MudBlazor", StringComparison.Ordinal)
        || reference.Name.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal)
        || reference.Name.StartsWith("Lms.", StringComparison.Ordinal));

    [Fact]
    public void Rules_are_pure() => Assert.All(rules, type =>
    {
        foreach (var member in type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            foreach (var used in Used(member))
            {
                Assert.False(typeof(Task).IsAssignableFrom(used) || used == typeof(ValueTask), $"{type.Name}.{member.Name} waits.");
                Assert.False(used == typeof(TimeProvider) || used.Name == "SchoolClock", $"{type.Name}.{member.Name} looks at the clock.");
                Assert.False(typeof(DbContext).IsAssignableFrom(used) || used.Namespace?.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) == true
                    || typeof(IQueryable).IsAssignableFrom(used), $"{type.Name}.{member.Name} knows the database.");
            }
        }
    });

    [Fact]
    public void These_are_the_rules() => Assert.Equal(
        ["AccountRules", "AnnouncementRules", "AssignmentRules", "AuditUndoRules", "CourseRules", "EnrolmentRules", "ErasureRules", "FileRules", "GradebookRules", "GradeRules", "Grants", "InvitationRules", "MaterialRules", "MovingRules", "OneRosterCourses", "OneRosterLines", "OneRosterPeople", "OneRosterPlaces", "OneRosterPlan",
            "PermissionRules", "PermissionSet", "RoleRules", "RosterFile", "RosterPlan", "SessionRules", "SignInRules", "StandingRules", "SubmissionRules"], rules.Select(r => r.Name).Order());

    [Fact]
    public void No_answer_of_a_service_carries_an_entity_or_a_context()
    {
        var entities = data.GetTypes().Where(type => typeof(LmsDbContext).GetProperties().Any(p =>
            p.PropertyType.IsGenericType && p.PropertyType.GetGenericArguments()[0] == type)).ToHashSet();
        Assert.Contains(typeof(StaffMembership), entities);

        var answers = data.GetExportedTypes()
            .Where(type => type.Name.EndsWith("Service", StringComparison.Ordinal) || type.Name.EndsWith("Queries", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .SelectMany(method => Parts(method.ReturnType, []));
        Assert.DoesNotContain(answers, type => entities.Contains(type) || typeof(DbContext).IsAssignableFrom(type));
    }

    static IEnumerable<Type> Used(MemberInfo member) => member switch
    {
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(p => p.ParameterType)],
        ConstructorInfo constructor => constructor.GetParameters().Select(p => p.ParameterType),
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        _ => [],
    };

    // A type with everything that can be reached through the properties of our own records.
    static HashSet<Type> Parts(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type))
            return seen;
        foreach (var argument in type.GetGenericArguments())
            Parts(argument, seen);
        if (type.Assembly == data)
        {
            foreach (var property in type.GetProperties())
                Parts(property.PropertyType, seen);
        }

        return seen;
    }
}
