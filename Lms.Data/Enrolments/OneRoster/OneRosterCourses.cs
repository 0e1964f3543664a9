using System.Security.Cryptography;
using System.Text;
using Lms.Data.Accounts;
using Lms.Data.Courses;

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>What becomes of the classes of a package. Pure.</summary>
static class OneRosterCourses
{
    // How much of the class's id is needed to tell two courses apart, in characters: little at first.
    static readonly int[] tails = [6, 12, CourseRules.CodeLength - 2];

    /// <summary>A course for every class that is taught, in the order of the file; those that are archived here are left alone.</summary>
    internal static Dictionary<string, PlannedCourse> Of(
        OneRosterPackage package, OneRosterFacts facts, ILookup<string, OneRosterEnrolment> teachers, Dictionary<string, PlannedPerson> people)
    {
        var taught = package.Classes.Values.Where(c => !c.Gone && facts.Courses.GetValueOrDefault(c.SourcedId) is not { Archived: true }).ToList();
        var repeated = taught.CountBy(c => TextFolding.Fold(c.Code)).Where(count => count.Value > 1).Select(count => count.Key).ToHashSet();
        var taken = facts.Codes.ToHashSet();
        return taught.ToDictionary(c => c.SourcedId, c => facts.Courses.TryGetValue(c.SourcedId, out var known)
            ? new PlannedCourse(c, known, "", null)
            : new PlannedCourse(c, null, Codes(c, repeated.Contains(TextFolding.Fold(c.Code))).First(code => taken.Add(TextFolding.Fold(code))),
                OwnerOf(teachers[c.SourcedId], people)));
    }

    static PlannedPerson? OwnerOf(IEnumerable<OneRosterEnrolment> teachers, Dictionary<string, PlannedPerson> people) => teachers
        .OrderByDescending(place => place.Primary)
        .Select(place => people.GetValueOrDefault(place.UserId))
        .FirstOrDefault(person => person is { Account: not { Status: AccountStatus.Suspended } });

    // The same class gets the same code on every day and in every order of the file.
    static IEnumerable<string> Codes(OneRosterClass c, bool repeated)
    {
        var id = AccountRules.CleanName(c.SourcedId);
        if (!repeated)
            yield return AccountRules.CleanName(c.Code.Length > 0 ? c.Code : id, CourseRules.CodeLength);
        foreach (var length in tails)
        {
            var tail = AccountRules.CleanName(id[Math.Max(0, id.Length - length)..], length);
            yield return $"{AccountRules.CleanName(c.Code, CourseRules.CodeLength - 1 - tail.Length)}-{tail}".Trim('-');
        }

        yield return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(c.SourcedId)))[..CourseRules.CodeLength];
    }
}
