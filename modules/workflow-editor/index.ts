export { workflowEditorModule } from './workflow-editor.module.ts'
