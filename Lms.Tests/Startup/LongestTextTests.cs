using Lms.Data.Content.Announcements;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Grades;
using Lms.Data.Content.Materials;
using Lms.Data.Courses;
using Lms.Web.Circuits;

namespace Lms.Tests.Startup;

public class LongestTextTests
{
    // A letter has three bytes at most; what has four counts as two letters. A twentieth is left for what is written around it.
    [Fact]
    public void A_text_as_long_as_it_may_be_fits_into_one_message_in_any_script()
    {
        int[] lengths = [MaterialRules.TextLength, AssignmentRules.InstructionsLength, AnnouncementRules.TextLength, CourseRules.DescriptionLength, GradeRules.FeedbackLength];
        Assert.All(lengths, length => Assert.InRange(length * 3, 1, CircuitsStartup.LongestMessage * 95 / 100));
    }
}
