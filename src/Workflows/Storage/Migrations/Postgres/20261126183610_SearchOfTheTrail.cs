using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Governance.Workflows.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SearchOfTheTrail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Events_At",
                table: "Events",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Events_ById_At",
                table: "Events",
                columns: new[] { "ById", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Events_Name_At",
                table: "Events",
                columns: new[] { "Name", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Events_At",
                table: "Events");

            migrationBuilder.DropIndex(
                name: "IX_Events_ById_At",
                table: "Events");

            migrationBuilder.DropIndex(
                name: "IX_Events_Name_At",
                table: "Events");
        }
    }
}
