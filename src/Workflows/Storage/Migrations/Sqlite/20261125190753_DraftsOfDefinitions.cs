using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Governance.Workflows.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DraftsOfDefinitions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Authors",
                table: "WorkflowDefinitions",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<bool>(
                name: "IsShipped",
                table: "WorkflowDefinitions",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PublishedById",
                table: "WorkflowDefinitions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RetractedAt",
                table: "WorkflowDefinitions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RetractedById",
                table: "WorkflowDefinitions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StoredAt",
                table: "WorkflowDefinitions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // every version so far came with the product, and was stored when it was published
            migrationBuilder.Sql("UPDATE \"WorkflowDefinitions\" SET \"StoredAt\" = \"PublishedAt\"");

            // the column is made anew by hand: altering it would rebuild the table outside of a transaction
            migrationBuilder.Sql("""
                ALTER TABLE "WorkflowDefinitions" ADD COLUMN "PublishedOn" INTEGER NULL;
                UPDATE "WorkflowDefinitions" SET "PublishedOn" = "PublishedAt";
                ALTER TABLE "WorkflowDefinitions" DROP COLUMN "PublishedAt";
                ALTER TABLE "WorkflowDefinitions" RENAME COLUMN "PublishedOn" TO "PublishedAt";
                """);

            migrationBuilder.CreateTable(
                name: "WorkflowDrafts",
                columns: table => new
                {
                    DefinitionId = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    FromHash = table.Column<string>(type: "TEXT", nullable: true),
                    SavedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    SavedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Authors = table.Column<string>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkflowDrafts", x => x.DefinitionId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowDefinitions_Published",
                table: "WorkflowDefinitions",
                column: "DefinitionId",
                unique: true,
                filter: "\"IsPublished\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "WorkflowDrafts");

            migrationBuilder.DropIndex(
                name: "IX_WorkflowDefinitions_Published",
                table: "WorkflowDefinitions");

            migrationBuilder.DropColumn(
                name: "Authors",
                table: "WorkflowDefinitions");

            migrationBuilder.DropColumn(
                name: "IsShipped",
                table: "WorkflowDefinitions");

            migrationBuilder.DropColumn(
                name: "PublishedById",
                table: "WorkflowDefinitions");

            migrationBuilder.DropColumn(
                name: "RetractedAt",
                table: "WorkflowDefinitions");

            migrationBuilder.DropColumn(
                name: "RetractedById",
                table: "WorkflowDefinitions");

            migrationBuilder.DropColumn(
                name: "StoredAt",
                table: "WorkflowDefinitions");

            migrationBuilder.AlterColumn<long>(
                name: "PublishedAt",
                table: "WorkflowDefinitions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);
        }
    }
}
