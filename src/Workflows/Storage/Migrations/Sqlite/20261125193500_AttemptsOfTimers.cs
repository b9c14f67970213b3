using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Governance.Workflows.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AttemptsOfTimers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Bookmarks_InstanceId",
                table: "Bookmarks");

            migrationBuilder.AddColumn<int>(
                name: "Attempts",
                table: "WorkflowTriggers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Attempts",
                table: "Bookmarks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_Bookmarks_InstanceId_Key",
                table: "Bookmarks",
                columns: new[] { "InstanceId", "Key" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Bookmarks_InstanceId_Key",
                table: "Bookmarks");

            migrationBuilder.DropColumn(
                name: "Attempts",
                table: "WorkflowTriggers");

            migrationBuilder.DropColumn(
                name: "Attempts",
                table: "Bookmarks");

            migrationBuilder.CreateIndex(
                name: "IX_Bookmarks_InstanceId",
                table: "Bookmarks",
                column: "InstanceId");
        }
    }
}
