using Lms.Data.Content.Files;
using Lms.Data.Content.Materials;
using Lms.Tests.Support;

namespace Lms.Tests.Architecture;

/// <summary>Materials and files. Section 1 of Algebra I holds material 1, which is published, and file 1.</summary>
public partial class AuthorisationTests
{
    static readonly MaterialText text = new("Mine");

    static readonly NewFile upload = new("key", "Mine.pdf", "application/pdf", 3, new string('0', 64));

    static async Task PublishMaterialAsync(Cast school)
    {
        _ = (await Get<MaterialSectionService>(school).AddAsync(school.Alan, school.Algebra, "Week 1")).Value;
        _ = (await Get<MaterialFileService>(school).AddAsync(school.Alan, 1, upload)).Value;
        _ = (await Get<MaterialService>(school).PublishAsync(school.Alan, 1, true)).Value;
    }

    static Dictionary<string, Line> MaterialLines() => new()
    {
        // The file itself is not in the folder: whoever may open it is told so. Who may is tested with files that are.
        ["FileQueries.OpenAsync"] = Never((s, a) => Get<FileQueries>(s).OpenAsync(a, 1)),
        ["MaterialQueries.CourseAsync"] = StaffOnly((s, a) => Get<MaterialQueries>(s).CourseAsync(a, s.Algebra)) with { Student = Answer.Allowed },
        ["MaterialQueries.ReadAsync"] = StaffOnly((s, a) => Get<MaterialQueries>(s).ReadAsync(a, s.Algebra, 1)) with { Student = Answer.Allowed },
        ["MaterialQueries.EditedAsync"] = Never((s, a) => Get<MaterialQueries>(s).EditedAsync(a, s.Algebra, 1)),
        ["MaterialSectionService.AddAsync"] = Never((s, a) => Get<MaterialSectionService>(s).AddAsync(a, s.Algebra, "Mine")),
        ["MaterialSectionService.RenameAsync"] = Never((s, a) => Get<MaterialSectionService>(s).RenameAsync(a, 1, "Mine")),
        ["MaterialSectionService.MoveAsync"] = Never((s, a) => Get<MaterialSectionService>(s).MoveAsync(a, 1, 0)),
        ["MaterialSectionService.PublishAsync"] = Never((s, a) => Get<MaterialSectionService>(s).PublishAsync(a, 1)),
        ["MaterialSectionService.RemoveAsync"] = Never((s, a) => Get<MaterialSectionService>(s).RemoveAsync(a, 1)),
        ["MaterialService.AddAsync"] = Never((s, a) => Get<MaterialService>(s).AddAsync(a, 1, MaterialKind.Page, text)),
        ["MaterialFileService.AddAsync"] = Never((s, a) => Get<MaterialFileService>(s).AddAsync(a, 1, upload)),
        ["MaterialFileService.ReplaceAsync"] = Never((s, a) => Get<MaterialFileService>(s).ReplaceAsync(a, 1, upload, TestDatabase.Start.UtcDateTime)),
        ["MaterialService.EditAsync"] = Never((s, a) => Get<MaterialService>(s).EditAsync(a, 1, text, TestDatabase.Start.UtcDateTime)),
        ["MaterialService.PublishAsync"] = Never((s, a) => Get<MaterialService>(s).PublishAsync(a, 1, false)),
        ["MaterialService.MoveAsync"] = Never((s, a) => Get<MaterialService>(s).MoveAsync(a, 1, 1, 0)),
        ["MaterialService.RemoveAsync"] = Never((s, a) => Get<MaterialService>(s).RemoveAsync(a, 1)),
    };
}
