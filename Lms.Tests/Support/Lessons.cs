using System.Text;
using Lms.Data.Content.Files;
using Lms.Data.Content.Materials;
using Lms.Data.Shared;
using Microsoft.Extensions.Options;

namespace Lms.Tests.Support;

/// <summary>Materials of Algebra I, put there by Alan, in a few words.</summary>
static class Lessons
{
    internal static MaterialService Materials(this Cast school) => school.Database.Get<MaterialService>();

    internal static MaterialFileService MaterialFiles(this Cast school) => school.Database.Get<MaterialFileService>();

    internal static MaterialSectionService Headings(this Cast school) => school.Database.Get<MaterialSectionService>();

    internal static MaterialQueries MaterialLists(this Cast school) => school.Database.Get<MaterialQueries>();

    internal static async Task<long> SectionAsync(this Cast school, string title = "Week 1", long? course = null) =>
        (await school.Headings().AddAsync(school.Alan, course ?? school.Algebra, title)).Value;

    internal static async Task<long> PageAsync(this Cast school, long section, string title, bool publish = true) =>
        await school.PublishedAsync((await school.Materials().AddAsync(school.Alan, section, MaterialKind.Page, new(title))).Value, publish);

    /// <summary>A file of text; its material.</summary>
    internal static async Task<long> HandoutAsync(this Cast school, long section, string name = "Handout.txt", bool publish = true) =>
        await school.PublishedAsync((await school.MaterialFiles().AddAsync(school.Alan, section, await school.UploadAsync(name))).Value, publish);

    internal static async Task<NewFile> UploadAsync(this Cast school, string name) =>
        (await school.Database.Get<FileStore>().SaveAsync(name, new MemoryStream(Encoding.UTF8.GetBytes("Some words.")))).Value;

    /// <summary>What somebody sees: each section with what stands in it.</summary>
    internal static async Task<IReadOnlyList<string>> SeenByAsync(this Cast school, Actor actor, long? course = null) =>
        [.. (await school.MaterialLists().CourseAsync(actor, course ?? school.Algebra)).Value.Sections
            .Select(s => $"{s.Title}: {string.Join(", ", s.Materials.Select(m => m.Title))}")];

    /// <summary>The file of a material.</summary>
    internal static async Task<long> FileOfAsync(this Cast school, long material) =>
        (await school.MaterialLists().ReadAsync(school.Alan, school.Algebra, material)).Value.Line.FileId!.Value;

    /// <summary>What lies in the folder.</summary>
    internal static IReadOnlyList<string> Stored(this Cast school) =>
        school.Database.Get<IOptions<FilesOptions>>().Value.Folder is var folder && Directory.Exists(folder) ? Directory.GetFiles(folder) : [];

    static async Task<long> PublishedAsync(this Cast school, long material, bool publish)
    {
        if (publish)
            _ = (await school.Materials().PublishAsync(school.Alan, material, true)).Value;
        return material;
    }
}
