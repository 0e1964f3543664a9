using Lms.Data.Accounts;
using Lms.Data.Content.Files;
using Lms.Data.Courses;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Materials;

static class MaterialMapping
{
    internal static void Map(ModelBuilder model)
    {
        model.Entity<MaterialSection>(section =>
        {
            section.ToTable("MaterialSections");
            section.Property(s => s.Title).HasMaxLength(MaterialRules.TitleLength);
            section.HasIndex(s => new { s.CourseId, s.Position });
            section.HasOne<Course>().WithMany().HasForeignKey(s => s.CourseId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Material>(material =>
        {
            material.ToTable("Materials");
            material.Property(m => m.Title).HasMaxLength(MaterialRules.TitleLength);
            material.Property(m => m.Text).HasMaxLength(MaterialRules.TextLength);
            material.Property(m => m.Url).HasMaxLength(MaterialRules.UrlLength);
            material.HasIndex(m => new { m.SectionId, m.Position });
            material.HasIndex(m => m.FileId);
            material.HasIndex(m => m.AuthorId);
            material.HasOne<MaterialSection>().WithMany().HasForeignKey(m => m.SectionId).OnDelete(DeleteBehavior.Cascade);
            material.HasOne<StoredFile>().WithMany().HasForeignKey(m => m.FileId).OnDelete(DeleteBehavior.Restrict);
            material.HasOne<Account>().WithMany().HasForeignKey(m => m.AuthorId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
