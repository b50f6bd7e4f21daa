export { tasksModule } from './tasks.module.ts'
export { NewTask, Task, type TaskCategory, TaskQuery } from './tasks.schema.ts'
export { createTask } from './tasks.service.ts'
export { listTasks } from './tasks.views.ts'
