using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Governance.Workflows.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ListsAndStays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsReturned",
                table: "MicroCredentials",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "PersonalLists",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    List = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Views = table.Column<string>(type: "TEXT", nullable: false),
                    Default = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Columns = table.Column<string>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonalLists", x => new { x.PersonId, x.List });
                });

            migrationBuilder.CreateTable(
                name: "StageStays",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CredentialId = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false),
                    IsReturn = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StageStays", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StageStays_MicroCredentials_CredentialId",
                        column: x => x.CredentialId,
                        principalTable: "MicroCredentials",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StageStays_CredentialId",
                table: "StageStays",
                column: "CredentialId");

            migrationBuilder.CreateIndex(
                name: "IX_StageStays_Until_CredentialId_State_From_IsReturn",
                table: "StageStays",
                columns: new[] { "Until", "CredentialId", "State", "From", "IsReturn" });

            migrationBuilder.Sql(StageStayFill.OnSqlite);
            migrationBuilder.Sql(StageStayFill.ReturnedOnSqlite);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PersonalLists");

            migrationBuilder.DropTable(
                name: "StageStays");

            migrationBuilder.DropColumn(
                name: "IsReturned",
                table: "MicroCredentials");
        }
    }
}
