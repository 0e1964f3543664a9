using Lms.Data.Content.Materials;

namespace Lms.Web.Features.Content.Materials;

/// <summary>What somebody asks for on the list of materials. Positions count from 0.</summary>
public abstract record MaterialCommand
{
    public sealed record AddTo(SectionView Section, MaterialKind Kind) : MaterialCommand;

    public sealed record Publish(MaterialLine Line, bool On) : MaterialCommand;

    public sealed record Move(MaterialLine Line, int By) : MaterialCommand;

    public sealed record MoveElsewhere(MaterialLine Line) : MaterialCommand;

    public sealed record Remove(MaterialLine Line) : MaterialCommand;

    public sealed record RenameSection(SectionView Section) : MaterialCommand;

    public sealed record MoveSection(SectionView Section, int By) : MaterialCommand;

    public sealed record PublishSection(SectionView Section) : MaterialCommand;

    public sealed record RemoveSection(SectionView Section) : MaterialCommand;
}
