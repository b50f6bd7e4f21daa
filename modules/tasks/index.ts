export { tasksModule } from './tasks.module.ts'
export { NewTask, Task, TaskQuery } from './tasks.schema.ts'
export { createTask } from './tasks.service.ts'
export { listTasks, visibleTasks } from './tasks.views.ts'
