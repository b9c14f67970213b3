using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Governance.Workflows.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FastLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CatalogueTexts",
                columns: table => new
                {
                    CredentialId = table.Column<string>(type: "character varying(20)", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CatalogueTexts", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_CatalogueTexts_MicroCredentials_CredentialId",
                        column: x => x.CredentialId,
                        principalTable: "MicroCredentials",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_CompletedById_CompletedAt",
                table: "WorkItems",
                columns: new[] { "CompletedById", "CompletedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_State_DueAt_RoleId_CredentialId",
                table: "WorkItems",
                columns: new[] { "State", "DueAt", "RoleId", "CredentialId" });

            migrationBuilder.CreateIndex(
                name: "IX_MicroCredentials_PublishedVersion_OrganisationId_State_Id",
                table: "MicroCredentials",
                columns: new[] { "PublishedVersion", "OrganisationId", "State", "Id" });

            migrationBuilder.Sql(CatalogueTextFill.OnPostgres);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CatalogueTexts");

            migrationBuilder.DropIndex(
                name: "IX_WorkItems_CompletedById_CompletedAt",
                table: "WorkItems");

            migrationBuilder.DropIndex(
                name: "IX_WorkItems_State_DueAt_RoleId_CredentialId",
                table: "WorkItems");

            migrationBuilder.DropIndex(
                name: "IX_MicroCredentials_PublishedVersion_OrganisationId_State_Id",
                table: "MicroCredentials");
        }
    }
}
