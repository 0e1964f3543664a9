using Lms.Data.Content.Announcements;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Files;
using Lms.Data.Content.Grades;
using Lms.Data.Content.Materials;
using Lms.Data.Content.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content;

static class ContentMapping
{
    internal static void Map(ModelBuilder model)
    {
        FileMapping.Map(model);
        AnnouncementMapping.Map(model);
        MaterialMapping.Map(model);
        AssignmentMapping.Map(model);
        SubmissionMapping.Map(model);
        GradeMapping.Map(model);
    }
}
