using Lms.Data.Enrolments;

namespace Lms.Web.Features.Enrolments;

/// <summary>What somebody wants done with one row of the roster.</summary>
public abstract record StudentCommand(StudentRow Row)
{
    public sealed record Withdraw(StudentRow Row) : StudentCommand(Row);

    public sealed record SetSection(StudentRow Row) : StudentCommand(Row);

    public sealed record CopyLink(StudentRow Row) : StudentCommand(Row);

    public sealed record Invite(StudentRow Row) : StudentCommand(Row);

    public sealed record LookAs(StudentRow Row) : StudentCommand(Row);

    public sealed record CorrectAddress(StudentRow Row) : StudentCommand(Row);
}
