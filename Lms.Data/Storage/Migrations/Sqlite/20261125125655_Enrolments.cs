using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Enrolments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "FromOneRoster",
                table: "StaffMemberships",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "JoinCode",
                table: "Courses",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SourcedId",
                table: "Courses",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SourcedId",
                table: "Accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Enrolments",
                columns: table => new
                {
                    CourseId = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Section = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    StudentNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ById = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Source = table.Column<int>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Enrolments", x => new { x.CourseId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_Enrolments_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Enrolments_Accounts_ById",
                        column: x => x.ById,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Enrolments_Courses_CourseId",
                        column: x => x.CourseId,
                        principalTable: "Courses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Courses_JoinCode",
                table: "Courses",
                column: "JoinCode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Courses_SourcedId",
                table: "Courses",
                column: "SourcedId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_SourcedId",
                table: "Accounts",
                column: "SourcedId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Enrolments_AccountId_WithdrawnAt",
                table: "Enrolments",
                columns: new[] { "AccountId", "WithdrawnAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Enrolments_ById",
                table: "Enrolments",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_Enrolments_CourseId_WithdrawnAt_Section",
                table: "Enrolments",
                columns: new[] { "CourseId", "WithdrawnAt", "Section" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Enrolments");

            migrationBuilder.DropIndex(
                name: "IX_Courses_JoinCode",
                table: "Courses");

            migrationBuilder.DropIndex(
                name: "IX_Courses_SourcedId",
                table: "Courses");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_SourcedId",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "FromOneRoster",
                table: "StaffMemberships");

            migrationBuilder.DropColumn(
                name: "JoinCode",
                table: "Courses");

            migrationBuilder.DropColumn(
                name: "SourcedId",
                table: "Courses");

            migrationBuilder.DropColumn(
                name: "SourcedId",
                table: "Accounts");
        }
    }
}
