using Lms.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Files;

static class FileMapping
{
    internal const int NameLength = 200;

    internal static void Map(ModelBuilder model) => model.Entity<StoredFile>(file =>
    {
        file.ToTable("Files");
        file.Property(f => f.Key).HasMaxLength(32);
        file.Property(f => f.Name).HasMaxLength(NameLength);
        file.Property(f => f.ContentType).HasMaxLength(100);
        file.Property(f => f.Sha256).HasMaxLength(64);
        file.HasIndex(f => f.Key).IsUnique();
        file.HasIndex(f => f.UploadedById);
        file.HasOne<Account>().WithMany().HasForeignKey(f => f.UploadedById).OnDelete(DeleteBehavior.Restrict);
    });
}
